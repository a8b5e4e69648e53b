using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>
/// A guard the definition states about itself (<c>customProperties.replyFlow.requires</c>): no case may enter
/// <paramref name="Before"/> unless each of <paramref name="Passed"/> was left by a forward decision (or done, for
/// system steps) after the case last entered any of <paramref name="SinceLast"/>.
/// </summary>
/// <param name="Before">Id of the guarded activity.</param>
/// <param name="Passed">Ids of the activities that must have been passed.</param>
/// <param name="SinceLast">Ids of the activities that make what was passed count no more; usually the drafting steps.</param>
/// <param name="Place">Where the file says so.</param>
public sealed record StepRequirement(string Before, ImmutableArray<string> Passed, ImmutableArray<string> SinceLast, JsonPlace Place);
