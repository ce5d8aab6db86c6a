using System.CommandLine;
using System.Globalization;
using Entente.Lab.Quality;
using Entente.Lab.Sentences;

namespace Entente.Lab;

/// <summary><c>lab/run train sentences</c>: makes <c>models/en/sentences.bin</c>.</summary>
internal static class SentenceLab
{
    // One paragraph in ten is read a second time without the blanks behind its stops.
    private const int LostBlanks = 5;

    private static readonly string[] s_sets = ["en_ewt.train", "en_gum.train"];

    /// <summary>Makes the command.</summary>
    public static Command CreateTraining()
    {
        Option<int> seed = With("--seed", "Decides the order of the gaps", 1);
        Option<int> passes = With("--passes", "How often all gaps are read", 8);
        Option<string> file = With("--out", "Where the model is written", "sentences.bin");
        Option<bool> check = With(
            "--check",
            "Leave out a tenth of the paragraphs, measure on them",
            false
        );
        Command command = new("sentences", "Trains where sentences of English end.")
        {
            seed,
            passes,
            file,
            check,
        };
        command.SetAction(parsed =>
            Train(
                parsed.GetRequiredValue(seed),
                parsed.GetRequiredValue(passes),
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(check)
            )
        );
        return command;
    }

    private static int Train(int seed, int passes, string file, bool check)
    {
        if (SharedData.Find() is not { } data)
        {
            Console.Error.WriteLine("The annotated sets are not here (ENTENTE_SHARED).");
            return 3;
        }

        GapTeacher teacher = new();
        int number = 0;
        foreach (string set in s_sets)
        {
            string path = Path.Combine(data, "nlp", "ud", $"{set}.conllu.gz");
            foreach (MarkedText text in MarkedText.Read(path))
            {
                number++;
                teacher.Learn(text, isHeldOut: check && number % 10 == 0);
                if (number % 10 == LostBlanks)
                {
                    teacher.Learn(text.WithLostBlanks(), isHeldOut: false);
                }
            }
        }

        SentenceTrainer trainer = new(seed);
        float[] weights = trainer.Train(teacher.Gaps, passes);
        Report("trained on", SentenceTrainer.Measure(weights, teacher.Gaps));
        if (check)
        {
            Report("left out", SentenceTrainer.Measure(weights, teacher.HeldOut));
        }

        File.WriteAllBytes(file, SentenceTrainer.Write(weights));
        return 0;
    }

    private static void Report(string name, GapScore score) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {score.Gaps} gaps, {score.Ends} ends, P {score.Precision:F4} R {score.Recall:F4} F {score.F1:F4}"
            )
        );

    private static Option<T> With<T>(string name, string description, T value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
