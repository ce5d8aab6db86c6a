namespace Entente.Figures;

/// <summary>Makes a moment of what a pattern matched; <see langword="null"/> when it is none after all: "32/2015".</summary>
internal delegate Moment? MomentRule(in RuleArguments words);

/// <summary>The rules that patterns name.</summary>
internal static class MomentRules
{
    private static readonly Dictionary<string, MomentRule> s_rules = new(StringComparer.Ordinal)
    {
        ["calendar"] = CalendarRules.Calendar,
        ["bare"] = CalendarRules.Bare,
        ["slash-day"] = CalendarRules.SlashDay,
        ["ordinal-day"] = CalendarRules.OrdinalDay,
        ["nth-weekday"] = CalendarRules.NthWeekday,
        ["weekday-day"] = CalendarRules.WeekdayDay,
        ["the-day"] = CalendarRules.TheDay,
        ["day-in-month"] = CalendarRules.DayInMonth,
        ["year"] = CalendarRules.BareYear,
        ["fiscal"] = CalendarRules.FiscalYear,
        ["era"] = CalendarRules.Era,
        ["compact"] = CalendarRules.Compact,
        ["decade"] = CalendarRules.Decade,
        ["century"] = CalendarRules.Century,
        ["quarter"] = CalendarRules.Quarter,
        ["half"] = CalendarRules.Half,
        ["week"] = CalendarRules.Week,
        ["last-day"] = CalendarRules.LastDay,
        ["nth-month"] = CalendarRules.NthMonth,
        ["festival-weekend"] = CalendarRules.FestivalWeekend,
        ["shift"] = RelativeRules.Shift,
        ["shift-long"] = RelativeRules.ShiftLong,
        ["deictic"] = RelativeRules.Deictic,
        ["told"] = RelativeRules.Told,
        ["weekend"] = RelativeRules.Weekend,
        ["both"] = RelativeRules.Both,
        ["offset-in"] = RelativeRules.OffsetIn,
        ["offset-from-unit"] = RelativeRules.OffsetFromUnit,
        ["in"] = RelativeRules.In,
        ["offset"] = RelativeRules.Offset,
        ["offset-story"] = RelativeRules.OffsetFromStory,
        ["offset-from"] = RelativeRules.OffsetFrom,
        ["stretch"] = RelativeRules.Stretch,
        ["stretch-long"] = RelativeRules.StretchLong,
        ["stretch-from"] = RelativeRules.StretchFrom,
        ["stretch-in"] = RelativeRules.StretchIn,
        ["vague"] = RelativeRules.Vague,
        ["length"] = LengthRules.Length,
        ["length-half"] = LengthRules.LengthAndHalf,
        ["length-join"] = LengthRules.Join,
        ["set"] = LengthRules.Set,
        ["set-per"] = LengthRules.SetPer,
        ["frequency"] = LengthRules.Frequency,
        ["clock"] = ClockRules.Clock,
        ["clock-past"] = ClockRules.Past,
        ["noon"] = ClockRules.Noon,
        ["part"] = ClockRules.Part,
        ["today-part"] = ClockRules.TodayPart,
        ["weekday-part"] = ClockRules.WeekdayPart,
        ["last-part"] = ClockRules.LastPart,
        ["part-half"] = ClockRules.PartOfMeridiem,
        ["hour-part"] = ClockRules.HourPart,
        ["at-part"] = ClockRules.AtPart,
        ["at"] = ClockRules.At,
        ["end-of-day"] = ClockRules.EndOfDay,
        ["range"] = RangeRules.Range,
        ["range-year"] = RangeRules.Years,
        ["range-day"] = RangeRules.Days,
        ["range-clock"] = RangeRules.Clocks,
        ["range-month"] = RangeRules.Months,
        ["range-to-now"] = RangeRules.ToNow,
        ["range-length"] = RangeRules.Length,
        ["modifier"] = RelativeRules.Modifier,
        ["same"] = RelativeRules.Same,
    };

    /// <summary>The rule of a name; <see langword="null"/> when there is none.</summary>
    public static MomentRule? Find(string name) => s_rules.GetValueOrDefault(name);
}
