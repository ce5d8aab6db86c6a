using System.Collections.Immutable;

namespace Entente.Text;

/// <summary>Finds what stands between quotation marks.</summary>
public static class QuotedPassages
{
    /// <summary>The passages between marks, without the marks, in order. A mark that is not closed within its paragraph quotes nothing. Cost: linear.</summary>
    public static ImmutableArray<TextSpan> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var passages = ImmutableArray.CreateBuilder<TextSpan>();
        int open = -1;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
            {
                open = -1;
            }
            else if (open >= 0 && c is '"' or '”' or '»')
            {
                if (open >= 0)
                {
                    passages.Add(new TextSpan(open, i));
                }

                open = -1;
            }
            else if (open < 0 && c is '"' or '“' or '«' or '„')
            {
                open = i + 1;
            }
        }

        return passages.DrainToImmutable();
    }
}
