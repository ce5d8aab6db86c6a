using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Articles.Feeds;

/// <summary>A document that names others and holds none: a list of feeds (OPML) or of pages (sitemap).</summary>
/// <remarks>Nothing is fetched because a list says so.</remarks>
/// <param name="AreFeeds">Whether the addresses are those of feeds, else of pages or of further lists.</param>
/// <param name="Entries">What it names, in its order, each address once.</param>
public sealed record AddressList(bool AreFeeds, ImmutableArray<AddressEntry> Entries)
{
    private const int Shown = 3;

    /// <summary>How many addresses of a list are read.</summary>
    public const int MaxEntries = 50_000;

    /// <summary>Reads a list; <see langword="null"/> when the bytes are none, or name nothing.</summary>
    public static AddressList? Read(ReadOnlySpan<byte> bytes, Carrier carrier)
    {
        ArgumentNullException.ThrowIfNull(carrier);
        FeedTree tree = FeedTree.Read(PageDecoder.DecodeXml(bytes, carrier.Charset));
        FeedForm form = FeedReader.Form(tree);
        IEnumerable<AddressEntry> entries = form switch
        {
            FeedForm.Opml => tree.Nodes.Where(node => node.Local == "outline").Select(Outline),
            FeedForm.Sitemap => Pages(tree),
            _ => [],
        };
        ImmutableArray<AddressEntry> found =
        [
            .. entries
                .Where(entry => FeedAddress.IsWeb(entry.Address))
                .DistinctBy(entry => entry.Address, StringComparer.Ordinal)
                .Take(MaxEntries),
        ];
        return found.IsEmpty ? null : new AddressList(form == FeedForm.Opml, found);

        AddressEntry Outline(FeedNode node) =>
            new(
                tree.Attribute(node, "xmlUrl")?.Trim() ?? string.Empty,
                Known(tree.Attribute(node, "title") ?? tree.Attribute(node, "text")),
                Published: null,
                Outlet: null
            );
    }

    /// <summary>Says what is in the list, for a person.</summary>
    public string Describe()
    {
        string things = AreFeeds ? "feeds" : "pages";
        string some = string.Join(", ", Entries.Take(Shown).Select(entry => entry.Address));
        string more = Entries.Length > Shown ? ", …" : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"expected a page, found a list that names {Entries.Length} {things} and holds none: {some}{more}"
        );
    }

    // One pass: the elements of a page's entry stand behind it, until the next begins.
    private static IEnumerable<AddressEntry> Pages(FeedTree tree)
    {
        AddressEntry? entry = null;
        foreach (FeedNode node in tree.Nodes)
        {
            if (node.Local is "url" or "sitemap" && node.Vocabulary == FeedVocabulary.Own)
            {
                if (entry is not null)
                {
                    yield return entry;
                }

                entry = new AddressEntry(string.Empty, null, null, null);
            }
            else if (entry is not null)
            {
                entry = With(entry, node, tree);
            }
        }

        if (entry is not null)
        {
            yield return entry;
        }
    }

    private static AddressEntry With(AddressEntry entry, FeedNode node, FeedTree tree) =>
        (node.Vocabulary, node.Local) switch
        {
            (FeedVocabulary.Own, "loc") => entry with { Address = tree.Value(node).Text.Trim() },
            (FeedVocabulary.News, "title") => entry with { Title = Known(tree.Value(node).Text) },
            (FeedVocabulary.News, "publication_date") => entry with
            {
                Published = Known(tree.Value(node).Text),
            },
            (FeedVocabulary.News, "name") => entry with { Outlet = Known(tree.Value(node).Text) },
            _ => entry,
        };

    private static string? Known(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : FeedText.Visible(text);
}

/// <summary>An address that a list names, with what it says of it.</summary>
/// <param name="Address">The address, absolute.</param>
/// <param name="Title">What the list calls it; <see langword="null"/> when it does not say, as with the others.</param>
/// <param name="Published">When it was published, as written (news sitemaps).</param>
/// <param name="Outlet">Who published it (news sitemaps).</param>
public sealed record AddressEntry(string Address, string? Title, string? Published, string? Outlet);
