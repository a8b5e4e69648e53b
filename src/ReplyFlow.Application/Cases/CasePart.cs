using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Application.Cases;

/// <summary>A bureau's part in a case.</summary>
/// <param name="Id">Key, by which the opinion's files are found.</param>
/// <param name="Bureau">Short name.</param>
/// <param name="Role">主办, 会办 or 参阅.</param>
/// <param name="AssignedOn">Since when.</param>
/// <param name="DueOn">By when its reply or opinion is due.</param>
/// <param name="DueDerivation">为何是这天; empty without a date.</param>
/// <param name="DueProvisional">Whether that date is provisional.</param>
/// <param name="Opinion">会办意见; null until given.</param>
/// <param name="OpinionAt">When it was given.</param>
/// <param name="OpinionBy">By whom.</param>
public sealed record CasePart(Guid Id, string Bureau, AssignmentRole Role, DateOnly AssignedOn, DateOnly? DueOn, string DueDerivation, bool DueProvisional,
    string? Opinion, DateTimeOffset? OpinionAt, string OpinionBy);
