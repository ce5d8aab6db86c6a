namespace Entente.Sqlite;

/// <summary>The words in the columns <c>stated.field</c>, <c>voice.role</c> and <c>event_actor.role</c>.</summary>
internal static class Fields
{
    public const string Title = "title";
    public const string Author = "author";
    public const string Outlet = "outlet";
    public const string Agency = "agency";
    public const string Dateline = "dateline";
    public const string Published = "published";
    public const string Updated = "updated";
    public const string Standfirst = "standfirst";
    public const string Desk = "desk";
    public const string Rights = "rights";
    public const string Canonical = "address";
    public const string Language = "language";

    public const string Speaker = "speaker";
    public const string Addressee = "addressee";
    public const string Relay = "relay";

    public const string Source = "source";
    public const string Target = "target";
}
