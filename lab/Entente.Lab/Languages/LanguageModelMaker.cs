using System.Collections.Immutable;
using Entente.Lab.Quality;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab.Languages;

/// <summary>Makes the model of languages: for each script with several of them, what tells them apart.</summary>
internal static class LanguageModelMaker
{
    // A language with fewer lines than this is a slip of the set (Hindi in Latin letters), not one to learn.
    private const int FewestTexts = 25;

    /// <summary>Learns from all texts that are not held out, and writes the model.</summary>
    public static byte[] Make(
        IReadOnlyList<LanguageText> texts,
        ScriptTable scripts,
        LanguageSettings settings
    )
    {
        ILookup<int, LanguageText> byScript = texts
            .Where(t => !t.IsHeldOut)
            .ToLookup(t => scripts.Main(t.Text, out _));
        ModelFileWriter writer = new();
        for (int script = 1; script < scripts.Count; script++)
        {
            if (scripts.Language(script).Length > 0)
            {
                continue;
            }

            ImmutableArray<string> languages =
            [
                .. byScript[script]
                    .CountBy(t => t.Language, StringComparer.Ordinal)
                    .Where(c => c.Value >= FewestTexts)
                    .Select(c => c.Key)
                    .Order(StringComparer.Ordinal),
            ];
            if (languages.IsEmpty)
            {
                continue;
            }

            LanguageText[] known =
            [
                .. byScript[script]
                    .Where(t => languages.Contains(t.Language, StringComparer.Ordinal)),
            ];
            LanguageSettings ofScript = settings with
            {
                Bits = settings.Bits - SavedBits(languages.Length),
            };
            float[] weights = LanguageTrainer.Train(known, languages, scripts, script, ofScript);
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] *= settings.Sharpness;
            }

            Console.WriteLine(
                $"{scripts.Name(script)}: {known.Length} texts, {languages.Length} languages: {string.Join(' ', languages)}"
            );
            writer
                .Strings(LanguageGroup.LanguagesEntry(scripts.Name(script)), languages)
                .Rows(LanguageGroup.WeightsEntry(scripts.Name(script)), 1, weights.Length, weights);
        }

        return writer.ToArray();
    }

    /// <summary>A script with few languages needs fewer buckets.</summary>
    private static int SavedBits(int languages) =>
        languages switch
        {
            > 16 => 0,
            > 8 => 1,
            _ => 3,
        };
}
