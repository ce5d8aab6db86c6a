using System.Collections.Immutable;
using Entente.Data;
using Entente.Entities;
using Entente.Models;
using Entente.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Entities;

public sealed class EntityFinderTests
{
    private static readonly TextAnalyzer s_analyzer = new(Language.English);
    private static readonly SyntaxAnalyzer s_network = SyntaxAnalyzer.Open(
        Language.English,
        ModelFolder.Embedded
    )!;
    private static readonly EntityFinder s_finder = new(
        new EntityBook(DataTables.Embedded),
        Language.English
    );

    [Fact]
    public void A_full_name_makes_the_surname_known_before_and_after_it()
    {
        const string text =
            "Gromyko flew in at noon.\nForeign Minister Andrei Gromyko met the press. Gromyko smiled.";

        Assert.Equal(["Gromyko", "Andrei Gromyko", "Gromyko"], Words(text, "andrei-gromyko"));
    }

    [Theory]
    [InlineData("Vladimir Poutine", "vladimir-putin")]
    [InlineData("POUTINE", "vladimir-putin")]
    [InlineData("Xi Jingping", "xi-jinping")]
    [InlineData("Volodymyr Zelenskyy", "volodymyr-zelensky")]
    [InlineData("Wladimir Putin", "vladimir-putin")]
    [InlineData("Mikhail Sergeyevich Gorbachev", "mikhail-gorbachev")]
    [InlineData("George P. Shultz", "george-shultz")]
    [InlineData("Erdoğan", "recep-tayyip-erdogan")]
    [InlineData("M. Gorbatchev", "mikhail-gorbachev")]
    [InlineData("M. S. Gorbachev", "mikhail-gorbachev")]
    [InlineData("S. Jaishankar", "s-jaishankar")]
    public void Spellings_and_middle_names_do_not_hide_a_person(string name, string id) =>
        Assert.Equal([name], Words($"We heard that {name} agreed.", id));

    [Theory]
    [InlineData("1986-10-12", "ronald-reagan")]
    [InlineData("2002-05-24", "george-w-bush")]
    [InlineData("2022-03-01", "joe-biden")]
    public void A_title_means_who_held_the_office_on_the_day(string day, string id) =>
        Assert.Equal(id, Single("The US President spoke for an hour.", day, "US President").Entity);

    [Theory]
    [InlineData("The Kremlin chief agreed.", "Kremlin chief", "1986-10-12", "mikhail-gorbachev")]
    [InlineData("The Kremlin chief agreed.", "Kremlin chief", "2019-10-12", "vladimir-putin")]
    [InlineData("The Soviet leader agreed.", "Soviet leader", "1975-08-01", "leonid-brezhnev")]
    [InlineData("China's president agreed.", "China's president", "2019-08-01", "xi-jinping")]
    [InlineData(
        "The president of France agreed.",
        "president of France",
        "1975-08-01",
        "valery-giscard-destaing"
    )]
    [InlineData(
        "The NATO secretary general agreed.",
        "NATO secretary general",
        "2016-08-01",
        "jens-stoltenberg"
    )]
    [InlineData(
        "The German Chancellor agreed.",
        "German Chancellor",
        "1975-08-01",
        "helmut-schmidt"
    )]
    public void Offices_of_states_seats_and_organisations_are_resolved(
        string text,
        string words,
        string day,
        string id
    ) => Assert.Equal((id, "title at date"), Pair(Single(text, day, words)));

    [Fact]
    public void A_title_without_a_date_means_the_only_holder_who_is_named()
    {
        const string text = "Leonid Brezhnev arrived late. The Soviet leader looked tired.";

        Assert.Equal(
            ("leonid-brezhnev", "title in document"),
            Pair(Single(text, null, "Soviet leader"))
        );
    }

    [Theory]
    [InlineData("The former Russian president agreed.")]
    [InlineData("The Russian deputy foreign minister agreed.")]
    [InlineData("The Russian opposition leader agreed.")]
    [InlineData("The Korean leader agreed.")]
    [InlineData("She was president of Chile from 2006.")]
    [InlineData("He is chief of the British-based company.")]
    public void Who_cannot_be_told_for_certain_is_left_out(string text) =>
        Assert.DoesNotContain(Find(text, "2019-10-12"), m => m.Type == EntityType.Person);

    [Fact]
    public void A_retold_office_is_not_given_to_the_holder_of_today()
    {
        const string text =
            "Ronald Reagan flew to Iceland in 1986. The US president stayed for two days.";

        Assert.DoesNotContain(Find(text, "2016-10-12"), m => m.Entity == "barack-obama");
    }

    [Theory]
    [InlineData("Ford said its new cars will be cheaper.")]
    [InlineData("President Ford opened the new plant.")]
    public void A_surname_of_long_ago_alone_is_nobody_we_know(string text) =>
        Assert.DoesNotContain(Find(text, "2021-05-01"), m => m.Entity == "gerald-ford");

    [Fact]
    public void A_title_and_a_surname_are_enough_in_the_time_of_the_office() =>
        Assert.Equal(
            ("gerald-ford", "title and name"),
            Pair(Single("President Ford signed in Helsinki.", "1975-08-01", "Ford"))
        );

    [Fact]
    public void Of_two_with_one_surname_the_title_tells_which()
    {
        Assert.Equal(
            "george-h-w-bush",
            Single("President Bush left Malta.", "1989-12-03", "Bush").Entity
        );
        Assert.Equal(
            "george-w-bush",
            Single("President Bush left Moscow.", "2002-05-25", "Bush").Entity
        );
    }

    [Theory]
    [InlineData(
        "President Ronald Reagan came late. The Soviet leader Mikhail Gorbachev waited. The President left first.",
        "1986-10-12",
        "President",
        "ronald-reagan"
    )]
    [InlineData(
        "Ronald Reagan met Mikhail Gorbachev. Then the president left.",
        "1986-10-12",
        "president",
        "ronald-reagan"
    )]
    [InlineData(
        "President Reagan met Eduard Shevardnadze and Secretary of State George P. Shultz. The Secretary of State left.",
        "1986-10-12",
        "Secretary of State",
        "george-shultz"
    )]
    [InlineData(
        "Prime Minister Amara Dell came late. Later the prime minister left.",
        null,
        "prime minister",
        null
    )]
    public void An_office_without_a_country_means_the_only_one_named_under_it(
        string text,
        string? day,
        string words,
        string? id
    ) =>
        Assert.Equal(
            (id, "title in this text"),
            Pair(Find(text, day).Last(m => m.Span.In(text).SequenceEqual(words)))
        );

    [Theory]
    [InlineData("Vladimir Putin met Xi Jinping. The president left first.", "2019-06-05")]
    [InlineData("President Putin met President Xi. The president left first.", "2019-06-05")]
    [InlineData("Former President Barack Obama came. The president left first.", "2019-06-05")]
    [InlineData("President Putin came. The president of the club left.", "2019-06-05")]
    [InlineData("President Putin came. The president-elect left.", "2019-06-05")]
    [InlineData("The president left before President Putin came.", "2019-06-05")]
    public void An_office_that_may_be_anothers_is_nobody(string text, string day) =>
        Assert.DoesNotContain(Find(text, day), m => m.Rule == "title in this text");

    [Theory]
    [InlineData("President Gerald Forde signed. Forde smiled.", "1975-08-01", "gerald-ford")]
    [InlineData(
        "REEGAN GIVES NO GROUND\nThe US president Ronald Reegan flew home.",
        "1986-10-12",
        "ronald-reagan"
    )]
    [InlineData("Michail Gorbachew came to the Soviet embassy.", "1986-10-12", "mikhail-gorbachev")]
    public void A_wrong_letter_does_not_hide_a_person(string text, string day, string id) =>
        Assert.All(
            Find(text, day).Where(m => m.Type == EntityType.Person),
            m => Assert.Equal((id, "spelling"), Pair(m))
        );

    [Theory]
    [InlineData("Forde smiled at the president.", "1975-08-01")]
    [InlineData("Gerald Forde, a baker, smiled at the American guests.", "1975-08-01")]
    [InlineData("President Gerald Forde signed.", "2015-08-01")]
    [InlineData("Ronalda Reagan came to the United States.", "1986-08-01")]
    public void A_like_name_without_support_is_somebody_else(string text, string day) =>
        Assert.DoesNotContain(Find(text, day), m => m.Rule == "spelling");

    [Theory]
    [InlineData("John Kennedy", "1962-06-05", "john-f-kennedy")]
    [InlineData("Prime Minister Philip Pierre", "2023-06-05", "philip-j-pierre")]
    [InlineData("baker Philip Pierre", "2023-06-05", null)]
    [InlineData("Helmut H. Schmidt", "1975-06-05", "helmut-schmidt")]
    public void Initials_may_be_left_out_or_put_in(string name, string day, string? id) =>
        Assert.Equal(
            id,
            Find($"We heard that {name} agreed.", day)
                .Single(m => m.Type == EntityType.Person)
                .Entity
        );

    [Fact]
    public void An_aide_between_commas_is_a_person() =>
        Assert.Equal(
            ["Yuri Ushakov"],
            Words("That was said by a Kremlin aide, Yuri Ushakov, on Monday.", "yuri-ushakov")
        );

    [Theory]
    [InlineData("Moscow said it would wait.", "RUS", "State")]
    [InlineData("Ties between Moscow and Beijing grew.", "RUS", "State")]
    [InlineData("Moscow and Beijing intend to wait.", "RUS", "State")]
    [InlineData("Moscow's course towards China is hostile.", "RUS", "State")]
    [InlineData("Moscow's trams are old.", null, "Place")]
    [InlineData("Moscow is a large city.", null, "Place")]
    [InlineData("They met in Moscow on Monday.", null, "Place")]
    [InlineData("She returned to Moscow on Monday.", null, "Place")]
    [InlineData("The Moscow Olympics were boycotted.", null, "Place")]
    [InlineData("MOSCOW, July 1 (Reuters) – All was quiet.", null, "Place")]
    public void A_capital_is_the_state_where_it_acts_and_a_place_where_things_happen(
        string text,
        string? id,
        string type
    )
    {
        Mention mention = Find(text, "2021-07-01")
            .First(m =>
                text.AsSpan(m.Span.Start).StartsWith("MOSCOW", StringComparison.OrdinalIgnoreCase)
            );

        Assert.Equal((id, type), (mention.Entity, mention.Type.ToString()));
    }

    [Theory]
    [InlineData("1986-10-12", "SUN")]
    [InlineData("1992-10-12", "RUS")]
    public void A_seat_belongs_to_the_state_of_the_day(string day, string id) =>
        Assert.Equal(id, Single("The Kremlin denied it.", day, "Kremlin").Entity);

    [Fact]
    public void A_weak_name_needs_a_stronger_one_of_the_same_state()
    {
        Assert.Null(Single("Georgia has nice beaches.", null, "Georgia").Entity);
        Assert.Equal(
            "GEO",
            Single("Georgia has nice beaches, said the Georgian envoy.", null, "Georgia").Entity
        );
    }

    [Theory]
    [InlineData(
        "The Russian foreign ministry denied it.",
        "Russian foreign ministry",
        "rus-foreign-ministry"
    )]
    [InlineData(
        "Ukraine's Ministry of Defence denied it.",
        "Ukraine's Ministry of Defence",
        "ukr-defence-ministry"
    )]
    [InlineData(
        "The Ministry of Foreign Affairs of Iran denied it.",
        "Ministry of Foreign Affairs of Iran",
        "irn-foreign-ministry"
    )]
    [InlineData(
        "The U.S. State Department denied it.",
        "U.S. State Department",
        "usa-foreign-ministry"
    )]
    public void Ministries_belong_to_their_state(string text, string words, string id) =>
        Assert.Equal(id, Single(text, null, words).Entity);

    [Fact]
    public void The_authorities_of_a_state_are_the_state() =>
        Assert.Equal(
            ("FIN", "authorities of state"),
            Pair(Single("The Finnish government agreed.", null, "Finnish government"))
        );

    [Fact]
    public void A_compound_names_both_states()
    {
        ImmutableArray<Mention> mentions = Find("The US-Soviet talks and the Russia-China ties.");

        Assert.Equal(["USA", "SUN", "RUS", "CHN"], mentions.Select(m => m.Entity));
    }

    [Theory]
    [InlineData("Tell us who it was.")]
    [InlineData("WHO TOLD US THIS")]
    [InlineData("I read it in a turkey sandwich shop by the polish stand.")]
    [InlineData("Write to press@russia.example or see https://china.example/Putin today.")]
    [InlineData("However, Monday was quiet. But The End came.")]
    public void Common_words_and_addresses_are_no_names(string text) => Assert.Empty(Find(text));

    [Fact]
    public void A_person_that_only_the_document_knows_keeps_one_name()
    {
        const string text =
            "Erla Sigurdardottir, a teacher, saw it. Later Sigurdardottir wrote a book.\nSIGURDARDOTTIR WROTE WELL, her readers say.";

        ImmutableArray<Mention> mentions = Find(
            "Maria Sigurdardottir, a teacher, saw it. Later Sigurdardottir wrote a book."
        );

        Assert.Equal(2, mentions.Length);
        Assert.All(mentions, m => Assert.Equal(("Maria Sigurdardottir", null), (m.Name, m.Entity)));
        Assert.DoesNotContain(Find(text), m => m.Entity is not null);
    }

    [Fact]
    public void Two_of_one_family_are_not_made_one()
    {
        ImmutableArray<Mention> mentions = Find(
            "Anna Lind came with Peter Lind. Lind spoke first."
        );

        Assert.Equal(["Anna Lind", "Peter Lind", "Lind"], mentions.Select(m => m.Name));
    }

    [Fact]
    public void Of_a_known_and_an_unknown_person_of_one_surname_the_last_named_is_meant()
    {
        const string text =
            "Boris Johnson rose. Johnson spoke. Then Martha Johnson rose. Johnson spoke too.";

        Assert.Equal(
            ["boris-johnson", "boris-johnson", null, null],
            Find(text, "2020-01-01").Select(m => m.Entity)
        );
    }

    [Fact]
    public void A_family_name_that_stands_first_makes_a_name_of_two_words() =>
        Assert.Equal(
            ["Li Xiaoming", "Lee Ju-ho"],
            Find("They asked Li Xiaoming and Lee Ju-ho about it.").Select(m => m.Name)
        );

    [Fact]
    public void Organisations_that_only_models_know_are_mentions_without_an_actor() =>
        Assert.Equal(
            (null, "read as a name"),
            Pair(Single("The Polar Research Institute agreed.", null, "Polar Research Institute"))
        );

    [Fact]
    public void A_man_who_is_called_like_a_state_is_not_the_state() =>
        Assert.Null(
            Single(
                "Michael Jordan scored. “We won,” Jordan told his coach.",
                "2021-01-01",
                "Jordan"
            ).Entity
        );

    [Fact]
    public void The_state_before_its_ministry_and_small_words_behind_a_name_do_not_hide_it()
    {
        Assert.Equal(
            "usa-foreign-ministry",
            Single("The US State Department denied it.", null, "US State Department").Entity
        );
        Assert.Equal(
            "aukus",
            Find("The statement condemned the Aukus alliance.")
                .Single(m => m.Type == EntityType.Organization)
                .Entity
        );
    }

    [Fact]
    public void Someone_whom_only_the_text_knows_is_one_person_by_given_name_too() =>
        Assert.All(
            Find(
                "Maria Sigurdardottir, a teacher, saw it. “It was dark,” Maria said. Then Sigurdardottir went home."
            ),
            m => Assert.Equal("Maria Sigurdardottir", m.Name)
        );

    [Theory]
    [InlineData("Jinping Xi", "xi-jinping")]
    [InlineData("Putin Vladimir", "vladimir-putin")]
    public void The_order_of_the_words_does_not_hide_a_person(string name, string id) =>
        Assert.Equal([name], Words($"They met {name} in the evening.", id));

    [Theory]
    [InlineData("It stood in St. Petersburg for years.")]
    [InlineData("It stood in St Petersburg for years.")]
    public void The_stop_of_an_abbreviation_does_not_matter(string text) =>
        Assert.Equal("st-petersburg", Assert.Single(Find(text)).Entity);

    [Fact]
    public void A_longer_name_is_kept_whole()
    {
        const string text = "It passed the South China Sea, said the Washington Post.";

        Assert.Equal(
            ["South China Sea", "Washington Post"],
            Find(text).Select(m => m.Span.In(text).ToString())
        );
    }

    [Theory]
    [InlineData("Icelandic Foreign Minister Erla Lindgren agreed.", "Erla Lindgren")]
    [InlineData("Iceland's foreign minister, Erla Lindgren, agreed.", "Erla Lindgren")]
    [InlineData("Erla Lindgren, the Icelandic foreign minister, agreed.", "Erla Lindgren")]
    public void An_office_beside_a_name_is_learned(string text, string name) =>
        Assert.Equal(
            new SeenOffice("foreign-minister", "ISL"),
            Single(text, "2023-08-01", name).Office
        );

    [Fact]
    public void A_name_that_models_begin_with_the_state_of_its_office_is_not_lost()
    {
        const string text = "Foreign Minister of Iceland Erla Lindgren agreed.";
        Document document = s_analyzer.Analyze(text) with
        {
            Names = [new Name(new TextSpan(20, 41), NameType.Person)],
        };

        Mention mention = s_finder.Find(document, new DateOnly(2023, 8, 1))[^1];

        Assert.Equal("Erla Lindgren", mention.Name);
        Assert.Equal(new SeenOffice("foreign-minister", "ISL"), mention.Office);
    }

    [Theory]
    [InlineData("Former Icelandic Foreign Minister Erla Lindgren agreed.")]
    [InlineData("Icelandic Deputy Foreign Minister Erla Lindgren agreed.")]
    [InlineData("The Icelandic foreign minister met Erla Lindgren.")]
    [InlineData("Reykjavik mayor Erla Lindgren agreed.")]
    public void An_office_that_is_not_held_is_not_learned(string text) =>
        Assert.All(
            Find(text, "2023-08-01").Where(m => m.Type == EntityType.Person),
            m => Assert.Null(m.Office)
        );

    [Fact]
    public void In_commas_behind_a_name_an_office_is_that_person_unless_the_tables_know_better()
    {
        Assert.Equal(
            (null, "apposition"),
            Pair(
                Single(
                    "Erla Lindgren, the Icelandic foreign minister, agreed.",
                    null,
                    "Icelandic foreign minister"
                )
            )
        );
        Assert.DoesNotContain(
            Find("Erla Lindgren, the French president, agreed.", "2019-08-01"),
            m => m.Rule is "apposition" or "title at date"
        );
    }

    [Fact]
    public void Whom_an_ambiguous_name_may_mean_is_told()
    {
        Mention mention = Find("Michael Smith spoke in Congress.", null)
            .Concat(Find("The Congolese envoy agreed."))
            .Single(m => m.Rule == "ambiguous name");

        Assert.Null(mention.Entity);
        Assert.Contains("COD", mention.Candidates);
    }

    [Fact]
    public void Mentions_of_any_text_come_in_order_and_never_overlap() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                ArbMap.Default.ArbFor<int[]>(),
                (noise, picks) =>
                {
                    string text = Mixed(noise.Get, picks);
                    int end = 0;
                    foreach (
                        Mention mention in s_finder.Find(WithNames(text), new DateOnly(2020, 1, 1))
                    )
                    {
                        Assert.True(mention.Span.Start >= end && mention.Span.End <= text.Length);
                        Assert.False(mention.Span.IsEmpty);
                        end = mention.Span.End;
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("San Kim President of the United ")]
    [InlineData("Aaa Bbb ")]
    [InlineData("Moscow, ")]
    [InlineData("Moscow's ")]
    [InlineData("J. ")]
    [InlineData("de Van ")]
    [InlineData("Russian-")]
    [InlineData("Xi'")]
    [InlineData("Boris Johnson Ann Johnson Johnson ")]
    [InlineData("department of ")]
    public void A_page_of_one_endless_line_takes_linear_time(string part) =>
        Growth.AssertLinear(
            8_000,
            times =>
            {
                string text = string.Concat(Enumerable.Repeat(part, times));
                Document document = WithNames(text);
                return () => s_finder.Find(document, new DateOnly(2020, 1, 1));
            }
        );

    // Noise between pieces of names, so that the rules have something to stumble over.
    private static string Mixed(string noise, int[] picks)
    {
        string[] parts =
        [
            "Russian ",
            "president ",
            "of ",
            "the ",
            "Kremlin",
            "'s ",
            "U.S.",
            "-",
            "Xi ",
            "Putin",
            ", ",
            "Ministry ",
            "Moscow ",
            "and ",
            "J. ",
            "\n",
            "Kim ",
            "“",
            "de ",
            "Gaulle ",
            "Georgia ",
            ". ",
            noise,
        ];
        return string.Concat(picks.Select(pick => parts[(pick & int.MaxValue) % parts.Length]));
    }

    /// <summary>A document with names of all types at places that tell nothing of the text: whatever a model says, the rules must bear it.</summary>
    private static Document WithNames(string text)
    {
        Document document = s_analyzer.Analyze(text);
        ImmutableArray<Name>.Builder names = ImmutableArray.CreateBuilder<Name>();
        NameType[] types = Enum.GetValues<NameType>();
        for (int i = 0; i + 3 < document.Tokens.Length; i += 4)
        {
            int last = i + (i / 4 % 3);
            TextSpan span = new(document.Tokens[i].Span.Start, document.Tokens[last].Span.End);
            names.Add(new Name(span, types[i / 4 % types.Length]));
        }

        return document with
        {
            Names = names.ToImmutable(),
        };
    }

    private static ImmutableArray<Mention> Find(string text, string? day = null) =>
        s_finder.Find(
            s_network.Analyze(s_analyzer.Analyze(text)),
            day is null
                ? null
                : DateOnly.ParseExact(
                    day,
                    "yyyy-MM-dd",
                    System.Globalization.CultureInfo.InvariantCulture
                )
        );

    private static IEnumerable<string> Words(string text, string id) =>
        Find(text).Where(m => m.Entity == id).Select(m => m.Span.In(text).ToString());

    private static Mention Single(string text, string? day, string words) =>
        Assert.Single(Find(text, day), m => m.Span.In(text).SequenceEqual(words));

    private static (string?, string) Pair(Mention mention) => (mention.Entity, mention.Rule);
}
