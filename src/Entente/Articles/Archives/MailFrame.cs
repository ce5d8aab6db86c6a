using System.Text;

namespace Entente.Articles.Archives;

/// <summary>The fields of a mail that may speak of the page in it: its subject and its date.</summary>
/// <param name="Subject">The subject, decoded; <see langword="null"/> when there is none.</param>
/// <param name="Date">The date, as written; of a page that was saved as a mail, the day on which it was saved.</param>
internal sealed record MailFrame(string? Subject, string? Date)
{
    private const int LongestField = 2000;
    private static readonly string[] s_names = ["Subject", "Date"];

    /// <summary>The fields as they are kept (<see cref="Capture.Frame"/>); <see langword="null"/> when the mail has none of them.</summary>
    public static string? Of(HeaderFields fields)
    {
        StringBuilder frame = new();
        foreach (string name in s_names)
        {
            if (fields[name] is { Length: > 0 and <= LongestField } value)
            {
                frame.Append(name).Append(": ").Append(value).Append('\n');
            }
        }

        return frame.Length == 0 ? null : frame.ToString();
    }

    /// <summary>Reads them again.</summary>
    public static MailFrame Read(string frame)
    {
        HeaderFields fields = HeaderFields.Of(Encoding.UTF8.GetBytes(frame));
        string? subject = fields["Subject"] is { } written ? EncodedWords.Decode(written) : null;
        return new MailFrame(
            string.IsNullOrWhiteSpace(subject) ? null : subject.Trim(),
            fields["Date"]
        );
    }
}
