using System.Text;
using System.Text.Json.Nodes;

namespace Entente.Lab.Quality;

/// <summary>Turns a file of tokens with IOB2 tags into JSON Lines: one document a line, with its text and the offsets of its names.</summary>
/// <remarks>
/// So the names are judged on running text, as we read it, and not on tokens that somebody else has made. The file says where
/// documents begin (<c># newdoc</c>) and how each sentence was written (<c># text</c>).
/// </remarks>
internal static class IobDocuments
{
    private const int TokenColumn = 1;
    private const int TagColumn = 2;

    /// <summary>The documents, as lines.</summary>
    public static IEnumerable<string> ToJsonLines(IEnumerable<string> lines)
    {
        Document? document = null;
        foreach (string line in lines)
        {
            if (After(line, "# newdoc id = ") is { } id)
            {
                if (document is not null)
                {
                    yield return document.ToJson();
                }

                document = new Document(id);
            }
            else if (After(line, "# text = ") is { } sentence)
            {
                document?.Begin(sentence);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                string[] cells = line.Split('\t');
                document?.Add(cells[TokenColumn], cells[TagColumn]);
            }
        }

        if (document is not null)
        {
            yield return document.ToJson();
        }
    }

    private static string? After(string line, string prefix) =>
        line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..] : null;

    private sealed class Document(string id)
    {
        private readonly StringBuilder _text = new();
        private readonly JsonArray _entities = [];
        private string _sentence = "";
        private int _inSentence;
        private int _written; // code points of the text before the place where we are

        public void Begin(string sentence)
        {
            Skip(_sentence.Length);
            if (_text.Length > 0)
            {
                _text.Append(' ');
                _written++;
            }

            _text.Append(sentence);
            _sentence = sentence;
            _inSentence = 0;
        }

        public void Add(string token, string tag)
        {
            int at = _sentence.IndexOf(token, _inSentence, StringComparison.Ordinal);
            if (at < 0)
            {
                return; // Written otherwise in the text than in the column: happens with odd spaces.
            }

            Skip(at);
            int start = _written;
            Skip(at + token.Length);
            if (tag.StartsWith("B-", StringComparison.Ordinal))
            {
                _entities.Add(
                    (JsonNode)
                        new JsonObject
                        {
                            ["start"] = start,
                            ["end"] = _written,
                            ["type"] = tag[2..],
                        }
                );
            }
            else if (tag.StartsWith("I-", StringComparison.Ordinal) && _entities.Count > 0)
            {
                _entities[^1]!["end"] = _written;
            }
        }

        public string ToJson()
        {
            Skip(_sentence.Length);
            return new JsonObject
            {
                ["id"] = id,
                ["text"] = _text.ToString(),
                ["entities"] = _entities,
            }.ToJsonString();
        }

        private void Skip(int to)
        {
            foreach (Rune _ in _sentence.AsSpan(_inSentence, to - _inSentence).EnumerateRunes())
            {
                _written++;
            }

            _inSentence = to;
        }
    }
}
