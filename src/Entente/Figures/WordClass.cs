namespace Entente.Figures;

/// <summary>What words of the tables, and what is made of them, are to the patterns: <c>{month}</c>.</summary>
internal enum WordClass
{
    /// <summary>A number below a hundred, or one that is a word of its own (doscientos): "seven".</summary>
    Cardinal,

    /// <summary>A hundred, which multiplies what stands before.</summary>
    Hundred,

    /// <summary>A thousand, a million: multiplies all that stands before it.</summary>
    Scale,

    /// <summary>A scale that only counts when written at a number: "5bn".</summary>
    ScaleMark,

    /// <summary>The last word of an ordinal: "third", "hundredth".</summary>
    OrdinalWord,

    /// <summary>What makes digits an ordinal: "th".</summary>
    OrdinalMark,

    /// <summary>A part of one: "half", "quarters".</summary>
    Fraction,

    /// <summary>What joins the words of a number: "and".</summary>
    And,

    /// <summary>What joins the parts of a number in one word: "und" in "einundzwanzig".</summary>
    Glue,

    /// <summary>"a" of "a hundred".</summary>
    Article,

    /// <summary>"minus".</summary>
    Minus,

    /// <summary>"point" of "two point five".</summary>
    Point,

    /// <summary>The mark before decimals.</summary>
    Decimal,

    /// <summary>The mark between thousands.</summary>
    Group,

    /// <summary>A number as a whole.</summary>
    Number,

    /// <summary>An ordinal as a whole.</summary>
    Ordinal,

    /// <summary>A number that can be a day of a month.</summary>
    Day,

    /// <summary>Digits that can be a month.</summary>
    MonthDigits,

    /// <summary>A number that can be an hour.</summary>
    Hour,

    /// <summary>A number that can be minutes or seconds.</summary>
    Sixty,

    /// <summary>Four digits that are an hour and minutes: "0730".</summary>
    HourMinute,

    /// <summary>A number that can be a year: "2013", "nineteen ninety six".</summary>
    Year,

    /// <summary>Two digits that can be a year: "'87".</summary>
    ShortYear,

    /// <summary>Eight digits that are a day: "20170302".</summary>
    Compact,

    /// <summary>A month by name.</summary>
    Month,

    /// <summary>A day of the week.</summary>
    Weekday,

    /// <summary>A day of the week as a plural or an adverb: "Mondays".</summary>
    Weekdays,

    /// <summary>A season.</summary>
    Season,

    /// <summary>A part of the day: "morning".</summary>
    Part,

    /// <summary>A day of the week and a part of it in one word, as "2 MO": "Dienstagmorgen".</summary>
    WeekdayPart,

    /// <summary>Parts of days: "mornings".</summary>
    Parts,

    /// <summary>A moment of the day by name: "noon".</summary>
    Noon,

    /// <summary>A unit of time: "week".</summary>
    Unit,

    /// <summary>Units of time: "weeks".</summary>
    Units,

    /// <summary>A unit of time by a letter: "10D".</summary>
    UnitMark,

    /// <summary>A day counted from today: "tomorrow".</summary>
    Deictic,

    /// <summary>"last", "this", "next".</summary>
    Which,

    /// <summary>"past", "coming": counts whole stretches up to, or from, today.</summary>
    Stretch,

    /// <summary>Words that tell no day: "now", "recently".</summary>
    Vague,

    /// <summary>"ago": a stretch before today.</summary>
    Ago,

    /// <summary>"earlier", "later": a stretch before or after what was told of.</summary>
    Since,

    /// <summary>"before", "after", with a day behind it.</summary>
    Side,

    /// <summary>"every".</summary>
    Every,

    /// <summary>A repetition in one word: "weekly".</summary>
    Frequency,

    /// <summary>"am", "pm".</summary>
    Meridiem,

    /// <summary>A time zone.</summary>
    Zone,

    /// <summary>"early", "late", "about".</summary>
    Modifier,

    /// <summary>A festival.</summary>
    Festival,

    /// <summary>A vague number: "several".</summary>
    Several,

    /// <summary>A word that shows that the sentence tells of the past.</summary>
    Past,

    /// <summary>A form of "be" that shows that the sentence tells of what is, or always is: "is".</summary>
    Present,

    /// <summary>What words end with that tell of the past: "ed".</summary>
    PastEnding,

    /// <summary>A word that shows that the sentence tells of the future.</summary>
    Future,

    /// <summary>A word behind a number of four digits that makes it no year: "people".</summary>
    Counted,

    /// <summary>A day, week, month, year …</summary>
    Date,

    /// <summary>A stretch of days that is named, not counted from digits: "last week".</summary>
    Frame,

    /// <summary>A time of day.</summary>
    Clock,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>A day with a time.</summary>
    DateTime,

    /// <summary>From one moment to another.</summary>
    Range,

    /// <summary>Something that returns.</summary>
    Set,

    /// <summary>A word before which and a number stands a year: "in", "since".</summary>
    Preposition,

    /// <summary>A word of time that may as well mean something else: "may", "fall", "sun".</summary>
    Doubtful,

    /// <summary>A decade by its tens: "the nineties".</summary>
    Tens,

    /// <summary>Words by which what is told lies before, from, until or behind a moment: "since".</summary>
    Bound,

    /// <summary>A currency.</summary>
    Currency,

    /// <summary>The hundredth part of a currency.</summary>
    Cent,

    /// <summary>"per cent".</summary>
    Percent,

    /// <summary>A unit of measure.</summary>
    Measure,

    /// <summary>"years old".</summary>
    Age,

    /// <summary>Words that set a lower bound: "more than".</summary>
    AtLeast,

    /// <summary>Words that set an upper bound: "up to".</summary>
    AtMost,

    /// <summary>Words of a range: "between".</summary>
    Between,

    /// <summary>Words between both ends of a range: "to".</summary>
    To,

    /// <summary>Words of exactness: "about".</summary>
    Precision,

    /// <summary>Words beside which "one" is no number: "which", "that", "is".</summary>
    Pronominal,

    /// <summary>Words of grammar, which are never counted.</summary>
    Function,

    /// <summary>A place counted from the end or from here: "last", "previous".</summary>
    Position,

    /// <summary>"of" between a number and what it counts.</summary>
    Of,

    /// <summary>Words that make a share of two numbers: "out of"; its value says whether the first has to be one.</summary>
    Ratio,

    /// <summary>What befell those who are counted: "killed".</summary>
    Fate,

    /// <summary>Words beside which two numbers are the sides of a vote.</summary>
    Vote,

    /// <summary>Words behind which a number is a plan: "a target of".</summary>
    Plan,

    /// <summary>Words behind which stands the day of a count: "as of".</summary>
    AsOf,

    /// <summary>Words behind which stands what a number is compared with: "up from".</summary>
    Compared,

    /// <summary>Words between a price and what one costs: "a" of "$80 a barrel".</summary>
    Per,

    /// <summary>Words behind which degrees are none of heat: "angle".</summary>
    Angle,

    /// <summary>Words behind which a stretch of time is no day to come: "for the second time in a month".</summary>
    Occurrence,

    /// <summary>Words before a number that is a label: "Article 5", "Boeing 777".</summary>
    Label,
}
