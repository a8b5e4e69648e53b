using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>A document in the list.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="BureauId">Whose own it is; null for the common base.</param>
/// <param name="Standing">How it stands today.</param>
/// <param name="RepealedOn">Since when it is repealed; null where it is not.</param>
public sealed record PolicyRow(Guid Id, PolicyFacts Facts, Guid? BureauId, PolicyStanding Standing, DateOnly? RepealedOn);

/// <summary>What waits for confirmation, in the list.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Facts">What was recognised.</param>
/// <param name="BureauId">Whose it will be; null for the common base.</param>
/// <param name="Name">The file's name; empty for a pasted text.</param>
/// <param name="AddedBy">Who brought it in.</param>
/// <param name="AddedAt">When.</param>
public sealed record PolicyDraftRow(Guid Id, PolicyFacts Facts, Guid? BureauId, string Name, string AddedBy, DateTimeOffset AddedAt);

/// <summary>What the list is narrowed to.</summary>
/// <param name="Words">Words of title, 文号 or issuer; empty for all.</param>
/// <param name="InText">Whether the words may stand in the text too.</param>
/// <param name="Kind">Of this kind; null for all.</param>
/// <param name="Standing">That stand so today; null for all.</param>
/// <param name="Own">True for the bureau's own, false for the common base, null for both.</param>
public sealed record PolicyFilter(string Words = "", bool InText = false, PolicyKind? Kind = null, PolicyStanding? Standing = null, bool? Own = null);
