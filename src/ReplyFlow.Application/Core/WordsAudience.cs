namespace ReplyFlow.Application.Core;

/// <summary>Who reads the words kept with a fact besides the bureau that handles the case.</summary>
internal enum WordsAudience
{
    /// <summary>Everybody who may see the case.</summary>
    WhoeverSeesTheCase,

    /// <summary>Nobody: they were said inside the bureau, or to the deputy.</summary>
    Nobody,

    /// <summary>The liaison body, which keeps the deputies' addresses.</summary>
    KeepersOfAddresses,

    /// <summary>Those who may know the deputies.</summary>
    WhoeverKnowsTheDeputies,

    /// <summary>Those who know every deputy: the identity was secret when it was recorded, whatever it is now.</summary>
    WhoeverKnowsAllDeputies,
}
