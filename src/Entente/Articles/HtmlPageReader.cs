using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>Reads the visible text of an HTML page as a flat list of blocks, and the elements that tell something of them.</summary>
/// <remarks>
/// One pass over the tags with a stack of at most <see cref="MaxDepth"/> open elements: deeper ones are flattened, their
/// text is kept. Cost: linear in the page. Safe to use from any thread.
/// </remarks>
internal sealed class HtmlPageReader(PageHints hints, CharacterReferences references)
{
    /// <summary>How many open elements are told apart.</summary>
    public const int MaxDepth = 512;

    /// <summary>Reads a page.</summary>
    /// <param name="html">The source text.</param>
    /// <param name="readsHidden">Whether text is read that the page hides until a script shows it.</param>
    public HtmlPage Read(string html, bool readsHidden = false) =>
        new Pass(html, hints, references, readsHidden).Run();

    private readonly record struct Open(
        HtmlElement Element,
        TextSpan Name,
        PageHint Hint,
        int Block,
        int Start,
        bool IsLink
    );

    private sealed class Pass(
        string html,
        PageHints hints,
        CharacterReferences references,
        bool readsHidden
    )
    {
        private readonly BlockWriter _writer = new(html);
        private readonly List<Open> _stack = [];
        private readonly int[] _open = new int[(int)HtmlElement.Small + 1];
        private readonly ImmutableArray<HtmlRegion>.Builder _regions =
            ImmutableArray.CreateBuilder<HtmlRegion>();
        private readonly ImmutableArray<HtmlProperty>.Builder _properties =
            ImmutableArray.CreateBuilder<HtmlProperty>();
        private readonly ImmutableArray<TextSpan>.Builder _linkedData =
            ImmutableArray.CreateBuilder<TextSpan>();
        private readonly ImmutableArray<HtmlTime>.Builder _times =
            ImmutableArray.CreateBuilder<HtmlTime>();
        private int _tooDeep;
        private int _links;
        private int _hidden;
        private int _breaks;
        private bool _isLinkedData;
        private TextSpan? _title;
        private string? _language;
        private string? _canonical;

        public HtmlPage Run()
        {
            HtmlScanner scanner = new(html);
            while (scanner.Next())
            {
                switch (scanner.Token)
                {
                    case HtmlToken.Text:
                        if (_hidden == 0)
                        {
                            Text(scanner.Span);
                        }

                        break;
                    case HtmlToken.Start:
                        Start(scanner.Element, scanner.Span, scanner.Attributes);
                        break;
                    case HtmlToken.End:
                        End(scanner.Element, scanner.Span);
                        break;
                    case HtmlToken.Raw:
                        Raw(scanner.Element, scanner.Span);
                        break;
                    default:
                        break;
                }
            }

            EndBlock();
            while (_stack.Count > 0)
            {
                Pop(html.Length);
            }

            return new HtmlPage
            {
                Text = _writer.ToText(),
                Regions = _regions.DrainToImmutable(),
                Properties = _properties.DrainToImmutable(),
                LinkedData = _linkedData.DrainToImmutable(),
                Times = _times.DrainToImmutable(),
                Title = _title,
                Language = _language,
                Canonical = _canonical,
            };
        }

        private void Text(TextSpan span)
        {
            int before = _writer.Count;
            int at = span.Start;
            Span<char> pair = stackalloc char[2];
            bool isLink = _links > 0;
            while (at < span.End)
            {
                int amp = html.AsSpan(at, span.End - at).IndexOf('&');
                int stop = amp < 0 ? span.End : at + amp;
                _writer.Write(at, stop, isLink);
                at = stop;
                if (at < span.End)
                {
                    int next = references.Read(html, at, span.End, pair, out int written);
                    if (written > 0)
                    {
                        _writer.WriteInstead(pair[..written], at, next, isLink);
                    }
                    else
                    {
                        _writer.Write(at, next, isLink);
                    }

                    at = next;
                }
            }

            if (before != _writer.Count || !html.AsSpan(span.Start, span.Length).IsWhiteSpace())
            {
                _breaks = 0;
            }
        }

        private void Raw(HtmlElement element, TextSpan span)
        {
            if (element == HtmlElement.Title && _hidden == 0)
            {
                _title ??= span;
            }
            else if (element == HtmlElement.Script && _isLinkedData)
            {
                _linkedData.Add(span);
            }
        }

        private void Start(HtmlElement element, TextSpan span, List<HtmlAttribute> attributes)
        {
            if (IsWhole(element, span, attributes))
            {
                return;
            }

            PageHint hint = Hint(element, attributes);
            bool isLink =
                element == HtmlElement.Button
                || (element == HtmlElement.A && Value(attributes, "href") is not null);
            if (HtmlNames.IsBlock(element))
            {
                EndBlock();
                CloseImplied(element, span.Start);
            }
            else if (element == HtmlElement.A)
            {
                CloseLink();
            }

            if (element == HtmlElement.Html)
            {
                _language ??= Value(attributes, "lang")?.In(html).ToString();
            }
            else if (element == HtmlElement.Time)
            {
                Time(attributes);
            }

            Property(attributes);
            if (!HtmlNames.IsContainer(element) && hint == PageHint.None)
            {
                return;
            }

            if (_stack.Count >= MaxDepth)
            {
                _tooDeep++;
                return;
            }

            int name = span.Start + 1;
            int length = html.AsSpan(name, span.End - name).IndexOfAny(HtmlScanner.NameEnd);
            _stack.Add(
                new Open(
                    element,
                    new TextSpan(name, name + length),
                    hint,
                    _writer.Count,
                    span.Start,
                    isLink
                )
            );
            _open[(int)element]++;
            _links += isLink ? 1 : 0;
            _hidden += hint.HasFlag(PageHint.Hidden) ? 1 : 0;
        }

        // Elements that hold no text of the page.
        private bool IsWhole(HtmlElement element, TextSpan span, List<HtmlAttribute> attributes)
        {
            switch (element)
            {
                case HtmlElement.Meta:
                    Meta(attributes);
                    return true;
                case HtmlElement.Link:
                    if (Is(attributes, "rel", "canonical") && Value(attributes, "href") is { } href)
                    {
                        _canonical ??= references.Decode(html, href).Trim();
                    }

                    return true;
                case HtmlElement.Script:
                    _isLinkedData = Is(attributes, "type", "application/ld+json");
                    return true;
                case HtmlElement.Small:
                    _writer.IsSmall = true;
                    return true;
                case HtmlElement.Br when ++_breaks < 2:
                    _writer.Space(span.Start, span.End);
                    return true;
                case HtmlElement.Br:
                case HtmlElement.Hr:
                    // Two breaks part paragraphs; one is a blank.
                    EndBlock();
                    return true;
                default:
                    return element
                        is HtmlElement.Title
                            or HtmlElement.Style
                            or HtmlElement.TextArea
                            or HtmlElement.Void;
            }
        }

        private void Time(List<HtmlAttribute> attributes)
        {
            if (Value(attributes, "datetime") is { } time)
            {
                bool isPublication =
                    Value(attributes, "pubdate") is not null
                    || Is(attributes, "itemprop", "datePublished");
                _times.Add(new HtmlTime(time, _writer.Count, isPublication));
            }
        }

        // A link ends where the next begins, whether or not it was closed; what stands in it stays open.
        private void CloseLink()
        {
            for (int i = _stack.Count - 1; i >= 0 && _open[(int)HtmlElement.A] > 0; i--)
            {
                Open open = _stack[i];
                if (open.Element == HtmlElement.A)
                {
                    _links -= open.IsLink ? 1 : 0;
                    _open[(int)HtmlElement.A]--;
                    _open[(int)HtmlElement.Inline]++;
                    _stack[i] = open with { Element = HtmlElement.Inline, IsLink = false };
                }
            }
        }

        private void End(HtmlElement element, TextSpan span)
        {
            if (element == HtmlElement.Small)
            {
                _writer.IsSmall = false;
                return;
            }

            if (HtmlNames.IsBlock(element))
            {
                EndBlock();
            }

            if (_tooDeep > 0 && HtmlNames.IsContainer(element))
            {
                _tooDeep--;
                return;
            }

            if (_open[(int)element] == 0)
            {
                return;
            }

            ReadOnlySpan<char> name = html.AsSpan(span.Start + 2);
            for (int i = _stack.Count - 1; i >= 0; i--)
            {
                Open open = _stack[i];
                if (open.Element == element && IsName(name, open.Name))
                {
                    while (_stack.Count > i)
                    {
                        Pop(span.End);
                    }

                    return;
                }

                // A stray end tag inside a cell must not close what stands around the table.
                if (
                    open.Element == HtmlElement.Cell
                    && element is not (HtmlElement.Row or HtmlElement.Table)
                )
                {
                    return;
                }
            }
        }

        private bool IsName(ReadOnlySpan<char> rest, TextSpan name) =>
            rest.Length > name.Length
            && rest.StartsWith(name.In(html), StringComparison.OrdinalIgnoreCase)
            && !char.IsAsciiLetterOrDigit(rest[name.Length]);

        // Elements whose end tag may be left out end where the next of their kind begins.
        private void CloseImplied(HtmlElement element, int at)
        {
            if (element == HtmlElement.P && _open[(int)HtmlElement.Button] > 0)
            {
                PopTo(HtmlElement.Button, at);
            }

            if (_stack.Count > 0 && _stack[^1].Element == HtmlElement.P)
            {
                Pop(at);
            }

            HtmlElement barrier = element switch
            {
                HtmlElement.Li => HtmlElement.List,
                HtmlElement.Cell => HtmlElement.Row,
                HtmlElement.Row => HtmlElement.Table,
                _ => HtmlElement.Inline,
            };
            if (barrier == HtmlElement.Inline || _open[(int)element] == 0)
            {
                return;
            }

            for (int i = _stack.Count - 1; i >= 0; i--)
            {
                if (_stack[i].Element == barrier || _stack[i].Element == HtmlElement.Table)
                {
                    return;
                }

                if (_stack[i].Element == element)
                {
                    while (_stack.Count > i)
                    {
                        Pop(at);
                    }

                    return;
                }
            }
        }

        private void PopTo(HtmlElement element, int at)
        {
            while (_open[(int)element] > 0)
            {
                Pop(at);
            }
        }

        private void Pop(int at)
        {
            Open open = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);
            _open[(int)open.Element]--;
            _links -= open.IsLink ? 1 : 0;
            if (open.Hint.HasFlag(PageHint.Hidden))
            {
                _hidden--;
            }
            else if (open.Hint != PageHint.None)
            {
                int end = _writer.IsBlockEmpty ? _writer.Count : _writer.Count + 1;
                _regions.Add(
                    new HtmlRegion(open.Hint, open.Block, end, new TextSpan(open.Start, at))
                );
            }
        }

        private void EndBlock()
        {
            _breaks = 0;
            if (_writer.IsBlockEmpty)
            {
                _writer.EndBlock(BlockKind.Loose);
                return;
            }

            for (int i = _stack.Count - 1; i >= 0 && i >= _stack.Count - 8; i--)
            {
                HtmlElement element = _stack[i].Element;
                if (element is >= HtmlElement.Heading1 and <= HtmlElement.Heading6)
                {
                    _writer.EndBlock(BlockKind.Heading, (byte)(element - HtmlElement.Heading1 + 1));
                    return;
                }

                BlockKind kind = element switch
                {
                    HtmlElement.P or HtmlElement.Quote => BlockKind.Paragraph,
                    HtmlElement.Li => BlockKind.Item,
                    HtmlElement.Cell => BlockKind.Cell,
                    _ => BlockKind.Loose,
                };
                if (kind != BlockKind.Loose || HtmlNames.IsBlock(element))
                {
                    _writer.EndBlock(kind);
                    return;
                }
            }

            _writer.EndBlock(BlockKind.Loose);
        }

        private PageHint Hint(HtmlElement element, List<HtmlAttribute> attributes)
        {
            PageHint hint = element switch
            {
                HtmlElement.Hidden => PageHint.Hidden,
                HtmlElement.Nav or HtmlElement.Footer or HtmlElement.Aside or HtmlElement.Form =>
                    PageHint.Apart,
                HtmlElement.Figure or HtmlElement.FigCaption => PageHint.Caption,
                HtmlElement.Article => PageHint.Article,
                HtmlElement.Main => PageHint.Main,
                _ => PageHint.None,
            };
            foreach (HtmlAttribute attribute in attributes)
            {
                ReadOnlySpan<char> name = attribute.Name.In(html);
                ReadOnlySpan<char> value = attribute.Value.In(html);
                switch (name.Length)
                {
                    case 2 when Is(name, "id"):
                    case 4 when Is(name, "role"):
                    case 5 when Is(name, "class"):
                    case 8 when Is(name, "itemprop"):
                        hint |= hints.Of(value);
                        break;
                    case 3 when Is(name, "rel") && Is(value, "author"):
                        hint |= PageHint.Byline;
                        break;
                    case 5 when Is(name, "style") && IsHiding(value) && !readsHidden:
                    case 6 when Is(name, "hidden") && !readsHidden:
                        hint |= PageHint.Hidden;
                        break;
                    default:
                        break;
                }
            }

            if (element is HtmlElement.Html or HtmlElement.Body or HtmlElement.Head)
            {
                return PageHint.None;
            }

            bool isSection = HtmlNames.IsBlock(element) || element == HtmlElement.Custom;
            return isSection ? hint
                : element is HtmlElement.A or HtmlElement.Inline or HtmlElement.Time
                    ? hint & (PageHint.Byline | PageHint.Date | PageHint.Hidden)
                : hint & PageHint.Hidden;
        }

        private static bool IsHiding(ReadOnlySpan<char> style)
        {
            int at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
            return at >= 0
                && style[(at + 7)..].TrimStart() is [':', .. var value]
                && value.TrimStart().StartsWith("none", StringComparison.OrdinalIgnoreCase);
        }

        private void Meta(List<HtmlAttribute> attributes)
        {
            if (Value(attributes, "content") is not { Length: > 0 } content)
            {
                return;
            }

            foreach (
                string key in (ReadOnlySpan<string>)["property", "name", "itemprop", "http-equiv"]
            )
            {
                if (Value(attributes, key) is { Length: > 0 and < 80 } name)
                {
                    _properties.Add(
                        new HtmlProperty(
                            name.In(html).Trim().ToString().ToLowerInvariant(),
                            content
                        )
                    );
                    return;
                }
            }
        }

        // Microdata that stands on an element that is shown: <span itemprop="datePublished" content="…">.
        private void Property(List<HtmlAttribute> attributes)
        {
            if (
                attributes.Count > 1
                && Value(attributes, "itemprop") is { Length: > 0 and < 80 } name
                && (Value(attributes, "content") ?? Value(attributes, "datetime"))
                    is { Length: > 0 } value
            )
            {
                _properties.Add(
                    new HtmlProperty(name.In(html).ToString().ToLowerInvariant(), value)
                );
            }
        }

        private bool Is(List<HtmlAttribute> attributes, string name, string value) =>
            Value(attributes, name) is { } found && Is(found.In(html).Trim(), value);

        private TextSpan? Value(List<HtmlAttribute> attributes, string name)
        {
            foreach (HtmlAttribute attribute in attributes)
            {
                if (Is(attribute.Name.In(html), name))
                {
                    return attribute.Value;
                }
            }

            return null;
        }

        private static bool Is(ReadOnlySpan<char> name, string expected) =>
            name.Equals(expected, StringComparison.OrdinalIgnoreCase);
    }
}
