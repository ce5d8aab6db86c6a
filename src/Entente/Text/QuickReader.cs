namespace Entente.Text;

/// <summary>Reads from words what <see cref="QuickTagger"/> and its trainer see of them.</summary>
internal sealed class QuickReader(Gazetteer gazetteer, WordClusters clusters)
{
    /// <summary>How the words of a sentence are capitalised.</summary>
    public static SentenceLook LookOf(Document document, Sentence sentence)
    {
        SentenceLookCounter counter = new();
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            counter.Add(document.Words(document.Tokens[i]));
        }

        return counter.Look;
    }

    /// <summary>Writes what lists of names know of the tokens from <paramref name="first"/> on.</summary>
    public void Mark(Document document, int first, SentenceLook look, Span<NameClasses> classes)
    {
        classes.Clear();
        gazetteer.Mark(document, first, first + classes.Length, look, classes);
    }

    /// <summary>Reads words of one sentence; their part of speech stays open.</summary>
    /// <param name="document">Its tokens are used.</param>
    /// <param name="first">The first token.</param>
    /// <param name="isStart">Whether the sentence begins with it.</param>
    /// <param name="look">How the sentence is capitalised.</param>
    /// <param name="classes">What lists of names know of them.</param>
    /// <param name="words">As long; overwritten.</param>
    public void Read(
        Document document,
        int first,
        bool isStart,
        SentenceLook look,
        ReadOnlySpan<NameClasses> classes,
        Span<QuickWord> words
    )
    {
        for (int i = 0; i < words.Length; i++)
        {
            ReadOnlySpan<char> form = document.Words(document.Tokens[first + i]);
            words[i] = QuickWord.Read(form, isStart && i == 0, look);
            words[i].Cluster = clusters.Find(words[i].Form);
            words[i].Classes = classes[i];
        }
    }
}
