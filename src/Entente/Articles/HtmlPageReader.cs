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
        bool IsLink,
        int Inner,
        int Container,
        string? Reason
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
        private readonly ImmutableArray<HtmlContainer>.Builder _containers =
            ImmutableArray.CreateBuilder<HtmlContainer>();
        private readonly ImmutableArray<int>.Builder _containerOf =
            ImmutableArray.CreateBuilder<int>();
        private int _tooDeep;
        private int _links;
        private int _hidden;
        private int _breaks;
        private bool _isLinkedData;
        private bool _isFrameset;
        private bool _asksPassword;
        private TextSpan? _title;
        private TextSpan? _language;
        private TextSpan? _canonical;

        public HtmlPage Run()
        {
            _containers.Add(new HtmlContainer(HtmlElement.Html, 0));
            HtmlScanner scanner = new(html);
            while (!_isFrameset && scanner.Next())
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
                        Start(scanner);
                        scanner.IsForeign = IsForeign;
                        break;
                    case HtmlToken.End:
                        End(scanner.Element, scanner.Content, scanner.Span);
                        scanner.IsForeign = IsForeign;
                        break;
                    case HtmlToken.Raw:
                        Raw(scanner.Element, scanner.Content);
                        break;
                    default:
                        break;
                }
            }

            _hidden = 0; // The page ends, also inside of what it does not show.
            EndBlock();
            PopDownTo(0, html.Length);
            return new HtmlPage
            {
                Text = _writer.ToText(),
                Regions = _regions.DrainToImmutable(),
                Containers = _containers.DrainToImmutable(),
                ContainerOf = _containerOf.DrainToImmutable(),
                Properties = _properties.DrainToImmutable(),
                LinkedData = _linkedData.DrainToImmutable(),
                Times = _times.DrainToImmutable(),
                AsksPassword = _asksPassword,
                Title = _title,
                Language = _language?.In(html).ToString(),
                LanguageSource = _language,
                Canonical = _canonical is { } canonical
                    ? references.Decode(html, canonical).Trim()
                    : null,
                CanonicalSource = _canonical,
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
            if (_hidden > 0)
            {
                return;
            }

            if (element == HtmlElement.Title)
            {
                _title ??= span;
            }
            else if (element == HtmlElement.Script && _isLinkedData)
            {
                _linkedData.Add(span);
            }
            else if (element is HtmlElement.Xmp or HtmlElement.PlainText)
            {
                _writer.Write(span.Start, span.End, _links > 0);
            }
        }

        private bool IsForeign => _stack.Count > 0 && IsForeignElement(_stack[^1].Element);

        private static bool IsForeignElement(HtmlElement element) =>
            element is HtmlElement.Svg or HtmlElement.Math;

        private void Start(HtmlScanner scanner)
        {
            (HtmlElement element, TextSpan span) = (scanner.Element, scanner.Span);
            if (IsForeign)
            {
                if (!HtmlNames.BreaksOut(scanner.Content.In(html)))
                {
                    StartForeign(scanner);
                    return;
                }

                while (IsForeign)
                {
                    Pop(span.Start);
                }
            }

            if (IsIgnored(element, span.Start) || IsWhole(element, span, scanner.Attributes))
            {
                return;
            }

            if (HtmlNames.IsBlock(element))
            {
                EndBlock();
                CloseImplied(element, span.Start);
            }
            else if (element == HtmlElement.A)
            {
                CloseLink();
            }
            else if (element == HtmlElement.Time)
            {
                Time(scanner.Attributes);
            }

            Property(scanner.Attributes);
            PageHint hint = Hint(element, scanner.Attributes, out string? reason);
            if ((hint & PageHint.Date) != PageHint.None && element != HtmlElement.Time)
            {
                Abbreviation(scanner.Attributes);
            }

            bool isForeignWhole = IsForeignElement(element) && scanner.IsSelfClosing;
            if (!isForeignWhole && (HtmlNames.IsContainer(element) || hint != PageHint.None))
            {
                Push(element, scanner, hint, reason);
                return;
            }

            if (element == HtmlElement.Inline && IsSameInline(scanner.Content))
            {
                // Its end tag is not to end the one around it, which tells something.
                _stack[^1] = _stack[^1] with
                {
                    Inner = _stack[^1].Inner + 1,
                };
            }
        }

        private bool IsSameInline(TextSpan name) =>
            _stack.Count > 0
            && _stack[^1].Element == HtmlElement.Inline
            && IsName(name, _stack[^1].Name);

        private void Push(
            HtmlElement element,
            in HtmlScanner scanner,
            PageHint hint,
            string? reason = null
        )
        {
            if (_stack.Count >= MaxDepth)
            {
                _tooDeep++;
                return;
            }

            bool isLink =
                element == HtmlElement.Button
                || (element == HtmlElement.A && Value(scanner.Attributes, "href") is not null);
            _stack.Add(
                new Open(
                    element,
                    scanner.Content,
                    hint,
                    _writer.Count,
                    scanner.Span.Start,
                    isLink,
                    Inner: 0,
                    Container(element),
                    reason
                )
            );
            _open[(int)element]++;
            _links += isLink ? 1 : 0;
            _hidden += hint.HasFlag(PageHint.Hidden) ? 1 : 0;
        }

        // Of SVG and MathML it matters only where they end, and where HTML stands in them.
        private void StartForeign(in HtmlScanner scanner)
        {
            ReadOnlySpan<char> name = scanner.Content.In(html);
            if (scanner.IsSelfClosing)
            {
                return;
            }

            if (IsForeignElement(scanner.Element))
            {
                Push(scanner.Element, scanner, PageHint.Hidden);
            }
            else if (HtmlNames.IsIsland(name))
            {
                Push(HtmlElement.Island, scanner, PageHint.None);
            }
        }

        // Start tags that mean nothing where they stand.
        private bool IsIgnored(HtmlElement element, int at)
        {
            if (element == HtmlElement.Frameset)
            {
                // A page of frames has no text; a page that has text is none.
                _isFrameset =
                    _stack.All(open => open.Element != HtmlElement.Body)
                    && _writer is { Count: 0, IsBlockEmpty: true };
                return true;
            }

            bool isPart = element is HtmlElement.Row or HtmlElement.Cell;
            if (_open[(int)HtmlElement.Select] > 0)
            {
                bool closes =
                    element is HtmlElement.Select or HtmlElement.TextArea or HtmlElement.Input
                    || (
                        (isPart || element == HtmlElement.Table)
                        && _open[(int)HtmlElement.Table] > 0
                    );
                if (closes)
                {
                    PopTo(HtmlElement.Select, at);
                }

                return !closes || element == HtmlElement.Select;
            }

            return isPart
                && _open[(int)HtmlElement.Table] == 0
                && _open[(int)HtmlElement.Template] == 0;
        }

        // The container of what comes: a new one where the element can hold several blocks.
        private int Container(HtmlElement element)
        {
            int current = _stack.Count > 0 ? _stack[^1].Container : 0;
            if (!HtmlNames.HoldsBlocks(element))
            {
                return current;
            }

            _containers.Add(new HtmlContainer(element, current));
            return _containers.Count - 1;
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
                        _canonical ??= href;
                    }

                    return true;
                case HtmlElement.Script:
                    _isLinkedData = Is(attributes, "type", "application/ld+json");
                    return true;
                case HtmlElement.Html:
                    _language ??= Value(attributes, "lang");
                    return false;
                case HtmlElement.Input:
                    _asksPassword |= Is(attributes, "type", "password");
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
                    return element == HtmlElement.Void
                        || (HtmlNames.RawName(element) is not null && !HtmlNames.IsBlock(element));
            }
        }

        private void Time(List<HtmlAttribute> attributes)
        {
            if (Value(attributes, "datetime") is { } time)
            {
                bool isPublication =
                    Value(attributes, "pubdate") is not null
                    || Is(attributes, "itemprop", "datePublished");
                bool isChange =
                    Is(attributes, "itemprop", "dateModified")
                    || Is(attributes, "class", "updated");
                _times.Add(
                    new HtmlTime(time, _writer.Count, isPublication, isChange && !isPublication)
                );
            }
        }

        // Microformats: <abbr class="published" title="2017-09-09T10:52:00+02:00">10:52</abbr>.
        private void Abbreviation(List<HtmlAttribute> attributes)
        {
            if (Value(attributes, "title") is { Length: >= 8 and < 80 } time)
            {
                bool isPublication =
                    Is(attributes, "class", "published")
                    || Is(attributes, "itemprop", "datePublished");
                _times.Add(new HtmlTime(time, _writer.Count, isPublication, IsChange: false));
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

        private void End(HtmlElement element, TextSpan name, TextSpan span)
        {
            if (_stack.Count > 0 && IsForeignEnd(name, span.End))
            {
                return;
            }

            switch (element)
            {
                case HtmlElement.Small:
                    _writer.IsSmall = false;
                    return;
                case HtmlElement.Table
                or HtmlElement.Row
                or HtmlElement.Cell when _open[(int)HtmlElement.Table] > 0:
                    PopTo(HtmlElement.Select, span.Start);
                    break;
                case HtmlElement.Body or HtmlElement.Html:
                    return; // What follows still belongs to the page's body.
                case HtmlElement.Br:
                    IsWhole(element, span, []);
                    return;
                case HtmlElement.P:
                    EndBlock();
                    break;
                case HtmlElement.Inline when IsSameInline(name) && _stack[^1].Inner > 0:
                    _stack[^1] = _stack[^1] with { Inner = _stack[^1].Inner - 1 };
                    return;
                default:
                    break;
            }

            if (_tooDeep > 0 && HtmlNames.IsContainer(element))
            {
                EndBlock(element);
                _tooDeep--;
            }
            else if (_open[(int)element] > 0 || IsHeading(element))
            {
                Close(element, name, span.End);
            }
        }

        private void Close(HtmlElement element, TextSpan name, int at)
        {
            for (int i = _stack.Count - 1; i >= 0; i--)
            {
                Open open = _stack[i];
                bool isIt =
                    open.Element == element
                    && (element is HtmlElement.Row or HtmlElement.Cell || IsName(name, open.Name));
                if (isIt || (IsHeading(element) && IsHeading(open.Element)))
                {
                    if (element == HtmlElement.A && i < _stack.Count - 1)
                    {
                        CloseLink();
                        return;
                    }

                    EndBlock(element);
                    PopDownTo(i, at);
                    return;
                }

                if (HtmlNames.IsBarrier(open.Element, element))
                {
                    return; // A stray end tag inside a cell must not close what stands around the table.
                }
            }
        }

        // An end tag that stands right in SVG or MathML ends an element there, when one of that name is open.
        private bool IsForeignEnd(TextSpan name, int at)
        {
            for (int i = _stack.Count - 1; i >= 0; i--)
            {
                HtmlElement element = _stack[i].Element;
                if (!IsForeignElement(element) && element != HtmlElement.Island)
                {
                    return false;
                }

                if (IsName(name, _stack[i].Name))
                {
                    PopDownTo(i, at);
                    return true;
                }
            }

            return false;
        }

        private static bool IsHeading(HtmlElement element) =>
            element is >= HtmlElement.Heading1 and <= HtmlElement.Heading6;

        private bool IsName(TextSpan name, TextSpan other) =>
            name.Length == other.Length && Is(name.In(html), other.In(html));

        private void EndBlock(HtmlElement element)
        {
            if (HtmlNames.IsBlock(element))
            {
                EndBlock();
            }
        }

        private void PopDownTo(int index, int at)
        {
            while (_stack.Count > index)
            {
                Pop(at);
            }
        }

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
                    PopDownTo(i, at);
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
                    new HtmlRegion(
                        open.Hint,
                        open.Block,
                        end,
                        new TextSpan(open.Start, at),
                        open.Reason
                    )
                );
            }
        }

        private void EndBlock()
        {
            if (_hidden > 0)
            {
                return; // What is not shown parts nothing.
            }

            _breaks = 0;
            (BlockKind kind, byte heading) = _writer.IsBlockEmpty
                ? (BlockKind.Loose, (byte)0)
                : Kind();
            if (_writer.EndBlock(kind, heading))
            {
                _containerOf.Add(_stack.Count > 0 ? _stack[^1].Container : 0);
            }
        }

        private (BlockKind Kind, byte Heading) Kind()
        {
            for (int i = _stack.Count - 1; i >= 0 && i >= _stack.Count - 8; i--)
            {
                HtmlElement element = _stack[i].Element;
                if (element is >= HtmlElement.Heading1 and <= HtmlElement.Heading6)
                {
                    return (BlockKind.Heading, (byte)(element - HtmlElement.Heading1 + 1));
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
                    return (kind, 0);
                }
            }

            return (BlockKind.Loose, 0);
        }

        private PageHint Hint(
            HtmlElement element,
            List<HtmlAttribute> attributes,
            out string? reason
        )
        {
            reason = element switch
            {
                HtmlElement.Nav => "navigation",
                HtmlElement.Footer => "footer",
                HtmlElement.Form => "form",
                _ => null,
            };
            PageHint hint = element switch
            {
                _ when HtmlNames.IsHidden(element) => PageHint.Hidden,
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
                        hint |= hints.Of(value, ref reason);
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

        private static bool Is(ReadOnlySpan<char> name, ReadOnlySpan<char> expected) =>
            name.Equals(expected, StringComparison.OrdinalIgnoreCase);
    }
}
