using System.Globalization;

namespace Entente.Text;

/// <summary>How a lemma is made from a form: its casing, what is cut from both ends and what is put there instead.</summary>
/// <remarks>
/// "studies" becomes "study" by "cut three units from the end, add y"; the same script serves "stories". A form that shares
/// less than two units with its lemma ("was", "be") is replaced as a whole.
/// Source: the edit scripts of M. Straka et al., "UDPipe 2.0 Prototype at CoNLL 2018", K18-2020.
/// </remarks>
internal sealed class LemmaScript
{
    private const char Separator = '\t';
    private const int LeastShared = 2;

    private readonly LemmaCasing _casing;
    private readonly int _frontCut;
    private readonly string _front;
    private readonly int _endCut;
    private readonly string _end;
    private readonly string? _whole;

    private LemmaScript(string whole)
    {
        _whole = whole;
        _front = _end = "";
    }

    private LemmaScript(LemmaCasing casing, int frontCut, string front, int endCut, string end)
    {
        _casing = casing;
        _frontCut = frontCut;
        _front = front;
        _endCut = endCut;
        _end = end;
    }

    /// <summary>Whether it puts one lemma in the place of any form.</summary>
    public bool IsWhole => _whole is not null;

    /// <summary>The script with the fewest edits that makes the lemma from the form; of equals, the one that lower-cases.</summary>
    public static LemmaScript Make(string form, string lemma)
    {
        LemmaScript best = new(lemma);
        int least = int.MaxValue;
        foreach (LemmaCasing casing in Enum.GetValues<LemmaCasing>())
        {
            string cased = Cased(form, casing);
            (int inForm, int inLemma, int shared) = LongestShared(cased, lemma);
            int edits = cased.Length + lemma.Length - 2 * shared;
            if (edits < least && (shared >= LeastShared || shared == lemma.Length))
            {
                least = edits;
                best = new LemmaScript(
                    casing,
                    inForm,
                    lemma[..inLemma],
                    cased.Length - inForm - shared,
                    lemma[(inLemma + shared)..]
                );
            }
        }

        return best;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is no script.</exception>
    public static LemmaScript Parse(string script)
    {
        string[] fields = script.Split(Separator);
        if (fields is ["whole", var whole])
        {
            return new LemmaScript(whole);
        }

        return
            fields.Length == 5
            && Enum.TryParse(fields[0], ignoreCase: true, out LemmaCasing casing)
            && int.TryParse(fields[1], CultureInfo.InvariantCulture, out int frontCut)
            && int.TryParse(fields[3], CultureInfo.InvariantCulture, out int endCut)
            && frontCut >= 0
            && endCut >= 0
            ? new LemmaScript(casing, frontCut, fields[2], endCut, fields[4])
            : throw new FormatException($"expected a lemma script, found \"{script}\"");
    }

    /// <summary>The lemma of a form; the form itself where the script does not fit it.</summary>
    public string Apply(string form)
    {
        if (_whole is not null)
        {
            return _whole;
        }

        string cased = Cased(form, _casing);
        int keptEnd = cased.Length - _endCut;
        if (_frontCut == 0 && _endCut == 0 && _front.Length == 0 && _end.Length == 0)
        {
            return cased;
        }

        if (keptEnd < _frontCut || Splits(cased, _frontCut) || Splits(cased, keptEnd))
        {
            return form;
        }

        string lemma = string.Concat(_front, cased.AsSpan(_frontCut, keptEnd - _frontCut), _end);
        return lemma.Length == 0 ? form : lemma;
    }

    /// <summary>The script as one line, to be kept in a file.</summary>
    public override string ToString() =>
        _whole is not null
            ? string.Join(Separator, "whole", _whole)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{_casing}{Separator}{_frontCut}{Separator}{_front}{Separator}{_endCut}{Separator}{_end}"
            );

    private static string Cased(string form, LemmaCasing casing) =>
        casing switch
        {
            LemmaCasing.Lower => form.ToLowerInvariant(),
            LemmaCasing.Title when form.Length > 0 => string.Concat(
                form[..1].ToUpperInvariant(),
                form[1..].ToLowerInvariant()
            ),
            _ => form,
        };

    private static bool Splits(string text, int at) =>
        at > 0
        && at < text.Length
        && char.IsHighSurrogate(text[at - 1])
        && char.IsLowSurrogate(text[at]);

    private static (int InForm, int InLemma, int Length) LongestShared(string form, string lemma)
    {
        (int InForm, int InLemma, int Length) best = (0, 0, 0);
        for (int i = 0; i < form.Length; i++)
        {
            for (int j = 0; j < lemma.Length; j++)
            {
                int length = form.AsSpan(i).CommonPrefixLength(lemma.AsSpan(j));
                if (length > best.Length)
                {
                    best = (i, j, length);
                }
            }
        }

        return best;
    }
}

/// <summary>Which capitals of the form its lemma keeps.</summary>
internal enum LemmaCasing
{
    /// <summary>None: "The", "the".</summary>
    Lower,

    /// <summary>As they stand: "Paris", "NATO".</summary>
    Keep,

    /// <summary>Only the first: "PARIS", "Paris".</summary>
    Title,
}
