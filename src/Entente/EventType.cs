namespace Entente;

/// <summary>What somebody does: the sixteen types of PLOVER 2.0, from cooperation in words to violence.</summary>
public enum EventType
{
    /// <summary>Offers, promises or agrees to cooperate; announces a meeting, help, a treaty.</summary>
    Agree,

    /// <summary>Meets, visits, talks, negotiates.</summary>
    Consult,

    /// <summary>Backs, praises or recognises; signs or ratifies an agreement.</summary>
    Support,

    /// <summary>Gives way in words: apologises, pardons, eases a restriction, announces a withdrawal.</summary>
    Concede,

    /// <summary>Cooperates in deed, to the good of all parties: trade, joint exercises, extradition, shared intelligence.</summary>
    Cooperate,

    /// <summary>Gives the other side something: money, arms, relief, asylum.</summary>
    Aid,

    /// <summary>Gives way in deed: withdraws, releases, returns, lets in, resigns.</summary>
    Retreat,

    /// <summary>Asks, demands or orders.</summary>
    Request,

    /// <summary>Disapproves, accuses, sues, investigates.</summary>
    Accuse,

    /// <summary>Refuses, vetoes, cancels a meeting, keeps out.</summary>
    Reject,

    /// <summary>Threatens, or warns of serious consequences.</summary>
    Threaten,

    /// <summary>Demonstrates, strikes, riots, boycotts: civilians together.</summary>
    Protest,

    /// <summary>Cuts relations: sanctions, expels, convicts, withdraws an ambassador, ends aid.</summary>
    Sanction,

    /// <summary>Moves forces or tests weapons short of using them.</summary>
    Mobilize,

    /// <summary>Represses or restricts short of violence: arrests, seizes, censors, blocks.</summary>
    Coerce,

    /// <summary>Does what can hurt or destroy.</summary>
    Assault,
}

/// <summary>The four classes of events.</summary>
public enum QuadClass
{
    /// <summary>Cooperation in words.</summary>
    VerbalCooperation = 1,

    /// <summary>Cooperation in deed.</summary>
    MaterialCooperation = 2,

    /// <summary>Conflict in words.</summary>
    VerbalConflict = 3,

    /// <summary>Conflict in deed.</summary>
    MaterialConflict = 4,
}
