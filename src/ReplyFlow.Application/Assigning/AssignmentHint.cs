using ReplyFlow.Application.Similar;
using ReplyFlow.Application.Suggestions;

namespace ReplyFlow.Application.Assigning;

/// <summary>What is worked out of a suggestion that waits for 交办, once a day for each text.</summary>
/// <param name="TextId">The text it was worked out of.</param>
/// <param name="On">Beijing date: what is assigned today has a vote tomorrow.</param>
/// <param name="Import">What the list it came with proposes.</param>
/// <param name="Alike">Suggestions that are nearly the same.</param>
/// <param name="Bureaus">主办 recommended from earlier suggestions, the best first.</param>
internal sealed record AssignmentHint(long TextId, DateOnly On, ProposedBureaus Import, IReadOnlyList<Guid> Alike, IReadOnlyList<Proposal> Bureaus);
