using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.Process.Moving;

/// <summary>A step of an old version that the new version does not have by the same id and kind: the administrator says where it went.</summary>
/// <param name="FromVersion">The old version.</param>
/// <param name="Old">The activity there.</param>
/// <param name="Standing">Running cases that stand at it.</param>
/// <param name="Candidates">Activities of the new version of the same kind; those no old step has by id come first.</param>
/// <param name="Proposed">The one candidate with the same words; null when there is none.</param>
public sealed record StepChoice(int FromVersion, Activity Old, int Standing, IReadOnlyList<Activity> Candidates, string? Proposed);
