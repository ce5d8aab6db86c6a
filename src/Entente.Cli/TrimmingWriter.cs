using System.Text;

namespace Entente.Cli;

/// <summary>Leaves out the blanks at the ends of lines, with which tables are filled up.</summary>
internal sealed class TrimmingWriter(TextWriter inner) : TextWriter
{
    private int _blanks;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        switch (value)
        {
            case ' ':
                _blanks++;
                break;
            case '\n' or '\r':
                _blanks = 0;
                inner.Write(value);
                break;
            default:
                for (; _blanks > 0; _blanks--)
                {
                    inner.Write(' ');
                }

                inner.Write(value);
                break;
        }
    }

    public override void Flush() => inner.Flush();
}
