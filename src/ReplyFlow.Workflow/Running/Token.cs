using System.Collections.Immutable;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Running;

/// <summary>A case about to enter an activity.</summary>
internal sealed record Token(string ActivityId, string? From, string? Port, string Scope, ImmutableArray<BranchMark> Branches, string? Note = null);
