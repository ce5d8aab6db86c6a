using System.Text.Json;
using Entente.Data;

namespace Entente.Lab.Training.Data;

/// <summary>Puts the names of GUM on the words of its treebank.</summary>
/// <remarks>
/// GUM marks whole noun phrases ("the University of Basel, where he …") and says which of them are names. Of such a phrase we take the
/// words with capitals around its head, without articles and titles, as the set UNER does; names inside it are taken in their turn.
/// What cannot be decided is left open.
/// </remarks>
internal sealed class GumNames
{
    private readonly Dictionary<string, JsonElement> _documents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _titles;

    /// <summary>Loads the documents of a file.</summary>
    public GumNames(string path, Language language)
    {
        _titles = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (TableRow row in language.Read("titles").Rows)
        {
            _titles.Add(row[0]);
        }

        foreach (string line in Treebank.Lines(path))
        {
            JsonElement document = JsonDocument.Parse(line).RootElement;
            _documents[document.GetProperty("id").GetString()!] = document;
            foreach (JsonElement entity in document.GetProperty("entities").EnumerateArray())
            {
                if (IsNamed(entity) && entity.GetProperty("type").GetString() == "place")
                {
                    _places.Add(entity.GetProperty("text").GetString()!);
                }
            }
        }
    }

    /// <summary>The same sentences with their names.</summary>
    public IEnumerable<TrainingSentence> AddTo(IEnumerable<TrainingSentence> sentences)
    {
        foreach (
            IGrouping<string, TrainingSentence> document in sentences.GroupBy(
                DocumentOf,
                StringComparer.Ordinal
            )
        )
        {
            if (!_documents.TryGetValue(document.Key, out JsonElement found))
            {
                throw new InvalidOperationException(
                    $"expected the text of {document.Key} beside its trees"
                );
            }

            Runes text = new(found.GetProperty("text").GetString()!);
            List<(int Start, int End, string Type)> entities =
            [
                .. found
                    .GetProperty("entities")
                    .EnumerateArray()
                    .Where(IsNamed)
                    .Select(entity =>
                        (
                            text.Offset(entity.GetProperty("start").GetInt32()),
                            text.Offset(entity.GetProperty("end").GetInt32()),
                            entity.GetProperty("type").GetString()!
                        )
                    ),
            ];
            int position = 0;
            foreach (TrainingSentence sentence in document)
            {
                (int Start, int End)[] places = Align(text.Text, sentence.Words, ref position);
                yield return sentence with
                {
                    Names = Labels(sentence, places, entities),
                };
            }
        }
    }

    private static bool IsNamed(JsonElement entity) => entity.GetProperty("named").GetBoolean();

    private static string DocumentOf(TrainingSentence sentence) =>
        sentence.Id[..sentence.Id.LastIndexOf('-')];

    private static (int Start, int End)[] Align(string text, string[] words, ref int position)
    {
        var places = new (int Start, int End)[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            int at = text.IndexOf(words[i], position, StringComparison.Ordinal);
            if (at < 0 || at > position + 40)
            {
                places[i] = (position, position); // A part of a contraction that is written otherwise.
                continue;
            }

            places[i] = (at, at + words[i].Length);
            position = at + words[i].Length;
        }

        return places;
    }

    private ulong[] Labels(
        TrainingSentence sentence,
        (int Start, int End)[] places,
        List<(int Start, int End, string Type)> entities
    )
    {
        GoldSyntax syntax = sentence.Syntax!;
        ulong[] labels = new ulong[places.Length];
        (int First, int End, string Type)[] phrases =
        [
            .. entities
                .Select(entity =>
                    (
                        First: Array.FindIndex(
                            places,
                            p => p.Start >= entity.Start && p.End > p.Start
                        ),
                        End: 1
                            + Array.FindLastIndex(
                                places,
                                p => p.End <= entity.End && p.End > p.Start
                            ),
                        entity.Type
                    )
                )
                .Where(phrase => phrase.First >= 0 && phrase.First < phrase.End)
                .OrderByDescending(phrase => phrase.End - phrase.First),
        ];
        foreach ((int first, int end, string type) in phrases)
        {
            Mark(sentence, labels, first, end, type);
        }

        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == 0)
            {
                labels[i] = WhenUnmarked(syntax.Tags[i], sentence.Words[i]);
            }
        }

        return labels;
    }

    private void Mark(TrainingSentence sentence, ulong[] labels, int first, int end, string type)
    {
        GoldSyntax syntax = sentence.Syntax!;
        int head = first;
        while (head < end && syntax.Heads[head] >= first && syntax.Heads[head] < end)
        {
            head++;
        }

        if (head == end || !IsNamePart(sentence, head) || labels[head] != 0)
        {
            return;
        }

        int left = head;
        while (
            left > first
            && Joins(sentence, left - 1, first, end, type, back: true) is var back
            && back >= 0
        )
        {
            left = back;
        }

        int right = head;
        while (
            right + 1 < end
            && Joins(sentence, right + 1, first, end, type, back: false) is var on
            && on >= 0
        )
        {
            right = on;
        }

        while (type == "person" && left < right && _titles.Contains(sentence.Words[left]))
        {
            labels[left] = labels[left] == 0 ? NameLabels.OnlyOutside : labels[left];
            left++;
        }

        string words = string.Join(' ', sentence.Words[left..(right + 1)]);
        ulong or = type is "abstract" or "object" or "substance" or "plant" or "animal" ? 1ul : 0;
        NameType[] types = TypesOf(type, words, left == right ? syntax.FineTags[left] : "");
        for (int i = left; i <= right; i++)
        {
            if (labels[i] == 0)
            {
                labels[i] =
                    types.Length == 0 && or == 0
                        ? NameLabels.OnlyOutside
                        : or | NameLabels.Bits(types, i - left, right - left + 1);
            }
        }
    }

    // The word that the name reaches to, if it goes on at this one; -1 when it ends.
    private static int Joins(
        TrainingSentence sentence,
        int at,
        int first,
        int end,
        string type,
        bool back
    )
    {
        if (IsNamePart(sentence, at))
        {
            return at;
        }

        int step = back ? -1 : 1;
        for (int next = at; next > first && next < end - 1; next += step)
        {
            string tag = sentence.Syntax!.Tags[next];
            bool isLink =
                sentence.Words[next] == "-"
                || (type != "person" && tag is "ADP" or "DET" or "CCONJ" or "PART");
            if (!isLink || Math.Abs(next - at) > 1)
            {
                return -1;
            }

            if (IsNamePart(sentence, next + step))
            {
                return next + step;
            }
        }

        return -1;
    }

    private static bool IsNamePart(TrainingSentence sentence, int i) =>
        sentence.Syntax!.Tags[i] is not ("DET" or "PUNCT" or "PRON" or "ADP" or "CCONJ")
        && (
            sentence.Syntax.Tags[i] == "PROPN"
            || char.IsUpper(sentence.Words[i][0])
            || sentence.Syntax.Tags[i] == "NUM"
        );

    private NameType[] TypesOf(string type, string words, string fineTag) =>
        type switch
        {
            "person" when fineTag is "NNPS" => [NameType.Group],
            "person" => [NameType.Person],
            "place" => [NameType.Place, NameType.Facility],
            "organization" when _places.Contains(words) => [NameType.Place, NameType.Organization],
            "organization" => [NameType.Organization],
            "event" => [NameType.Event],
            "object" => [NameType.Product, NameType.Work, NameType.Facility, NameType.Place],
            "abstract" => [NameType.Work, NameType.Law, NameType.Product, NameType.Event],
            "time" => [],
            _ => [NameType.Product, NameType.Person],
        };

    private static ulong WhenUnmarked(string tag, string word) =>
        tag == "PROPN" ? NameLabels.Any
        : tag == "ADJ" && char.IsUpper(word[0])
            ? NameLabels.OnlyOutside | NameLabels.AllOf(NameType.Group)
        : NameLabels.OnlyOutside;
}
