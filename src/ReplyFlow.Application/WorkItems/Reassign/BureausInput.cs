namespace ReplyFlow.Application.WorkItems.Reassign;

/// <summary>改派: the bureaus that are to have a case.</summary>
/// <param name="LeadBureauId">主办.</param>
/// <param name="CoHandlerIds">会办, may be empty.</param>
/// <param name="Reason">Why.</param>
/// <param name="SeenLeadId">Who led it when the dispatcher looked.</param>
/// <param name="SeenCoHandlerIds">Who co-handled it then.</param>
public sealed record BureausInput(
    Guid? LeadBureauId, IReadOnlyList<Guid> CoHandlerIds, string Reason, Guid? SeenLeadId, IReadOnlyList<Guid> SeenCoHandlerIds);
