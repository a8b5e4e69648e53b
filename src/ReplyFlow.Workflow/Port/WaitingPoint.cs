using System.Collections.Immutable;

namespace ReplyFlow.Workflow.Port;

/// <summary>One activity and visit the case waits at.</summary>
/// <param name="ActivityId">Id of the activity in the definition.</param>
/// <param name="Visit">How many times the case has come here, counted from 1.</param>
/// <param name="Kind">What is waited for.</param>
/// <param name="Scope">Empty for the main line, else the name of the event whose steps these are.</param>
/// <param name="Branches">The fork branches the case is inside of here, outermost first.</param>
/// <param name="Participants">For groups: who was asked and what they answered; empty otherwise.</param>
/// <param name="Problem">For incidents: what went wrong; null otherwise.</param>
public sealed record WaitingPoint(
    string ActivityId,
    int Visit,
    WaitKind Kind,
    string Scope,
    ImmutableArray<BranchMark> Branches,
    ImmutableArray<ParticipantAnswer> Participants,
    string? Problem = null);
