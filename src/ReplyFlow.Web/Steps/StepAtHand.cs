using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems;

namespace ReplyFlow.Web.Steps;

/// <summary>A step in front of somebody.</summary>
/// <param name="Task">The work item.</param>
/// <param name="Head">Its case.</param>
/// <param name="Me">Who looks at it.</param>
/// <param name="Files">The case's files that they may read and that were not struck out, by what they belong to.</param>
public sealed record StepAtHand(CaseTask Task, CaseHead Head, Actor Me, ILookup<Guid, CaseAttachment> Files);
