using System.Collections.Immutable;
using System.Globalization;
using Entente.Desk;
using Entente.Server.Pages;
using Microsoft.AspNetCore.Http;

namespace Entente.Server.Serving;

/// <summary>What a request asks: all of it stands in its address.</summary>
internal sealed class Question
{
    /// <summary>Letters of a value in the address at most; longer ones are no question of a person.</summary>
    private const int LongestValue = 400;

    private readonly HttpRequest _request;

    public Question(
        HttpContext context,
        ServedRecord served,
        ServerSettings settings,
        FormMark mark,
        CancellationToken soon,
        CancellationToken stop
    )
    {
        Marked = mark.Html;
        _request = context.Request;
        Served = served;
        Settings = settings;
        Soon = soon;
        Stop = stop;
        Format = Formats.Of(context);
        Path = _request.Path.Value!;
    }

    public ServedRecord Served { get; }

    /// <summary>What a form has to hold.</summary>
    public Html Marked { get; }

    public NewsRecord Record => Served.Record;

    public ServerSettings Settings { get; }

    public Format Format { get; }

    /// <summary>The path, without the form.</summary>
    public string Path { get; }

    /// <summary>Where the caller reaches us: what links in a file begin with that is read elsewhere.</summary>
    public string Origin => $"{_request.Scheme}://{_request.Host.Value}";

    /// <summary>The question of the address as it stands there, with its <c>?</c>.</summary>
    public string Query => _request.QueryString.Value ?? "";

    /// <summary>Fires when what was found so far is to be shown.</summary>
    public CancellationToken Soon { get; }

    /// <summary>Fires when the question has been worked on for as long as it may.</summary>
    public CancellationToken Stop { get; }

    /// <summary>Whether there was no time to find everything.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>Part of the path: <c>{id}</c>.</summary>
    /// <remarks>ASP.NET leaves a slash within a part escaped, so that it parts nothing.</remarks>
    public string Part(string name) =>
        ((string)_request.RouteValues[name]!).Replace(
            "%2F",
            "/",
            StringComparison.OrdinalIgnoreCase
        );

    /// <summary>A value of the address; <see langword="null"/> when it is absent or empty.</summary>
    public string? Text(string name)
    {
        string? value = _request.Query[name] switch
        {
            [] => null,
            [var one] => one,
            _ => throw Refused.Unreadable($"{name}: expected one value, found several"),
        };
        return string.IsNullOrWhiteSpace(value) ? null
            : value.Length <= LongestValue ? value.Trim()
            : throw Refused.Unreadable(
                $"{name}: expected at most {LongestValue.ToString(CultureInfo.InvariantCulture)} characters"
            );
    }

    /// <summary>A day of the address.</summary>
    public DateOnly? Day(string name) =>
        Text(name) is not { } typed
            ? null
            : IsoDay.Parse(typed)
                ?? throw Refused.Unreadable($"{name}: expected a day as yyyy-mm-dd");

    /// <summary>How many stand before the page that is asked for; 0 for the first.</summary>
    public int PageStart => Page.Start;

    /// <summary>How many stand before the page that is asked for and, where a list goes by places, the place behind which it begins.</summary>
    public (int Start, long? Behind) Page =>
        Text("page") is { } token ? PageToken.Read(token) : (0, null);

    /// <summary>Says that what is shown is not all.</summary>
    public void MarkPartial() => IsPartial = true;

    /// <summary>The address of another form of what is asked.</summary>
    public Href As(Format format) => Href.Same(Path + Formats.EndOf(format), Query);

    /// <summary>The address of another page of what is asked.</summary>
    public Href OnPage(string token)
    {
        QueryString query = QueryString.Create(
            _request
                .Query.Where(pair => pair.Key != "page")
                .SelectMany(pair =>
                    pair.Value.Select(value =>
                        KeyValuePair.Create<string, string?>(pair.Key, value)
                    )
                )
        );
        return Href.Same(Path, query.Add("page", token).Value!);
    }

    /// <summary>The one actor that a part of the path names, by identifier or name.</summary>
    /// <exception cref="Refused">There is none, or several.</exception>
    public async Task<Entity> ActorAsync(string part)
    {
        ImmutableArray<Entity> actors = await Record.FindActorsAsync(Part(part), Stop);
        return actors.Length switch
        {
            1 => actors[0],
            0 => throw Refused.Unknown("no actor with a public role is called so"),
            _ => throw new Refused(
                404,
                "several-actors",
                $"several actors are called so: {string.Join(", ", actors.Select(actor => actor.Id))}"
            ),
        };
    }

    /// <summary>The one identifier in the record that the path stands for: written out, or its beginning.</summary>
    /// <exception cref="Refused">There is none, or several.</exception>
    public async Task<string> IdAsync(char kind)
    {
        string typed = Part("id");
        if (!RecordId.IsPrefix(typed) || typed[0] != kind)
        {
            throw Refused.Unknown(
                $"nothing in the record is called so; an identifier here begins with {kind}"
            );
        }

        var ids = await Served.Store.IdsAsync(typed, 2, Stop);
        return ids.Length switch
        {
            1 => ids[0],
            0 => throw Refused.Unknown("nothing in the record has this identifier"),
            _ => throw Refused.Unreadable("several identifiers begin so: write more of it"),
        };
    }
}
