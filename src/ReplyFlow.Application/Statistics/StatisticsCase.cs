using ReplyFlow.Domain.Statistics;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Statistics;

/// <summary>One line of the list behind a figure.</summary>
/// <param name="Fact">The case as the figures see it.</param>
/// <param name="Answer">The deputy's answer, where the figure counts answers.</param>
/// <param name="Number">Number, width kept.</param>
/// <param name="Kind">During or off session.</param>
/// <param name="Title">Title, as far as the reader may know.</param>
/// <param name="DueProvisional">Whether the due date may move once the holidays of its year are known.</param>
public sealed record StatisticsCase(CaseFact Fact, Satisfaction? Answer, string Number, SuggestionKind Kind, string Title, bool DueProvisional);
