using System.Collections.Immutable;

namespace Entente;

/// <summary>Reports of the same happening.</summary>
/// <param name="Id">The identifier (<see cref="RecordId.ForStory"/>): it stays while the story grows.</param>
/// <param name="Reports">The reports, in the order in which they came.</param>
public sealed record Story(string Id, ImmutableArray<string> Reports);

/// <summary>Reports that are copies of one another, counted once.</summary>
/// <param name="Reports">The identifiers of the reports; the one that the others took from stands first.</param>
/// <param name="FirstVoices">Those on whose word the account rests (a spokesman who briefed, an agency that is quoted, a house whose outlets print the same words), each with a report that says so.</param>
/// <param name="Family">Number of the group of accounts that share a first voice, from 0: accounts of one family count as one independent account.</param>
public sealed record Account(
    ImmutableArray<string> Reports,
    ImmutableArray<FirstVoice> FirstVoices,
    int Family
);

/// <summary>Someone on whose word an account rests.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="Key">What makes two voices the same: the entity where it is known, else the name in lower case.</param>
/// <param name="Report">A report that names it.</param>
/// <param name="Span">Where that report does so, in its <see cref="Article.Text"/>; <see langword="null"/> for a credit line outside the text.</param>
public sealed record FirstVoice(string Name, string Key, string Report, TextSpan? Span);
