using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Entente.Desk;
using Entente.Server.Pages;
using Entente.Storage;
using Microsoft.AspNetCore.Http;

namespace Entente.Server.Serving;

/// <summary>The few addresses that change something: decisions of the review, their undoing, and coming in.</summary>
/// <remarks>Each asks for the mark of a form of this run, after <see cref="HostGate.IsFromUs"/> was asked: a page of the web has neither.</remarks>
internal sealed class WritingDoor(
    ServedRecord served,
    FormMark mark,
    CallerGate callers,
    TimeProvider clock
)
{
    private const int LongestName = 200;
    private const int MostReports = 200;

    /// <summary>Takes a decision of the review into the log of corrections.</summary>
    public async Task DecideAsync(HttpContext context)
    {
        IFormCollection form = await FormAsync(context);
        CancellationToken stop = context.RequestAborted;
        string subject = Field(form, "subject");
        string kind = Field(form, "kind");
        await using IStore store = await served.OpenForWritingAsync(stop);
        CorrectionDesk desk = new(store, served.Tables, clock);
        try
        {
            if (kind == "name" && form["nobody"].Count > 0)
            {
                await desk.MakeAsync(
                    CorrectionKind.NotAPerson,
                    subject,
                    null,
                    cancellationToken: stop
                );
            }
            else if (kind == "name")
            {
                string report = Field(form, "report");
                string other = await ChosenAsync(form, stop);
                await RequireAsync(store, report, stop);
                await desk.MakeAsync(
                    CorrectionKind.Split,
                    subject,
                    other,
                    correction => correction with { Report = report },
                    stop
                );
            }
            else if (kind is "join" or "divide")
            {
                await DecideStoryAsync(desk, kind, subject, form);
            }
            else
            {
                string speaker = await ChosenAsync(form, stop);
                await RequireAsync(store, subject, stop);
                await desk.MakeAsync(
                    CorrectionKind.Speaker,
                    subject,
                    speaker,
                    cancellationToken: stop
                );
            }
        }
        catch (CorrectionException fault)
        {
            throw Refused.Unreadable(fault.Message);
        }

        SeeOther(context, kind is "join" or "divide" ? "/review/log" : "/review");
    }

    // Not stopped when the browser goes away: what is in the log is to be done, too.
    private static Task<Correction> DecideStoryAsync(
        CorrectionDesk desk,
        string kind,
        string story,
        IFormCollection form
    ) =>
        kind == "join"
            ? desk.JoinStoriesAsync(story, Field(form, "value").Trim(), CancellationToken.None)
            : desk.DivideStoryAsync(
                story,
                [.. form["report"].OfType<string>().Take(MostReports)],
                CancellationToken.None
            );

    /// <summary>Undoes a correction.</summary>
    public async Task UndoAsync(HttpContext context)
    {
        IFormCollection form = await FormAsync(context);
        if (
            !int.TryParse(
                Field(form, "number"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int number
            )
        )
        {
            throw Refused.Unreadable("number: expected the number of a correction");
        }

        await using IStore store = await served.OpenForWritingAsync(context.RequestAborted);
        _ =
            await new CorrectionDesk(store, served.Tables, clock).UndoAsync(
                number,
                CancellationToken.None
            ) ?? throw Refused.Unknown("no correction of this number holds");
        SeeOther(context, "/review/log");
    }

    /// <summary>Shows the form that asks for the token.</summary>
    public static Task AskForTokenAsync(HttpContext context, FormMark mark)
    {
        if (Formats.Of(context) != Format.Html)
        {
            throw Refused.Unknown("this page has no other form");
        }

        byte[] page = Encoding.UTF8.GetBytes(Layout.OfSignIn(mark));
        return Answer.WriteAsync(context, page, Formats.MediaType(Format.Html));
    }

    /// <summary>Gives a browser a pass for the token.</summary>
    public async Task SignInAsync(HttpContext context)
    {
        IFormCollection form = await FormAsync(context);
        if (!callers.IsToken(Field(form, "token")))
        {
            throw new Refused(401, "token-needed", "this is not the token");
        }

        callers.GivePass(context.Response);
        SeeOther(context, "/stories");
    }

    /// <summary>Leads to the list of stories, which is the first page.</summary>
    public static Task ToStoriesAsync(HttpContext context)
    {
        context.Response.Redirect("/stories");
        return Task.CompletedTask;
    }

    private async Task<IFormCollection> FormAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            throw Refused.Unreadable("expected a form");
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        return mark.Stands(form[FormMark.Field])
            ? form
            : throw new Refused(
                403,
                "foreign-origin",
                "this form is not of this run: load the page again"
            );
    }

    /// <summary>Who was chosen: an actor of the tables by identifier, else a name.</summary>
    private async Task<string> ChosenAsync(IFormCollection form, CancellationToken stop)
    {
        string typed = form["other"].ToString().Trim() is { Length: > 0 } other
            ? other
            : Field(form, "value");
        if (typed.Length > LongestName)
        {
            throw Refused.Unreadable("the name: expected fewer characters");
        }

        ImmutableArray<Entity> actors = await served.Record.FindActorsAsync(typed, stop);
        return actors.Length switch
        {
            0 => typed,
            1 => actors[0].Id,
            _ => throw Refused.Unreadable(
                $"several actors are called so: {string.Join(", ", actors.Select(actor => actor.Id))}"
            ),
        };
    }

    private static async Task RequireAsync(IStore store, string id, CancellationToken stop)
    {
        if ((await store.ReportsOfAsync(id, stop)).IsEmpty)
        {
            throw Refused.Unknown("what the decision is about is not in the record");
        }
    }

    private static string Field(IFormCollection form, string name) =>
        form[name] is [{ Length: > 0 } value]
            ? value
            : throw Refused.Unreadable($"{name}: expected a value");

    // 303: the browser asks for the page, so that loading it again decides nothing twice.
    private static void SeeOther(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }
}
