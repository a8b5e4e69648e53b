namespace ReplyFlow.Application.Process.Incidents;

/// <summary>A parked step as the administrator sees it: the technical side of a case, and no more of the case than tells which one it is.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ActivityId">The activity that failed.</param>
/// <param name="Visit">Its visit.</param>
/// <param name="Session">The suggestion's session.</param>
/// <param name="Number">The suggestion's number.</param>
/// <param name="Title">The suggestion's title, names of secret deputies taken out.</param>
/// <param name="Step">The step's words.</param>
/// <param name="Problem">What went wrong at the last try.</param>
/// <param name="Since">When it failed first.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Definition">The process, with its version.</param>
/// <param name="Skipping">Whether and how it may be skipped.</param>
public sealed record IncidentRow(
    Guid CaseId,
    string ActivityId,
    int Visit,
    string Session,
    string Number,
    string Title,
    string Step,
    string Problem,
    DateTimeOffset Since,
    int Tries,
    string Definition,
    SkipRule Skipping);
