using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Statistics;

namespace ReplyFlow.Application.Statistics;

/// <summary>Reads the answers that a case's row holds (<see cref="CaseFigure.Answers"/>). Most cases have the same few: each is read once.</summary>
/// <param name="unconfirmed">Answers that came by a link to an address that nobody confirmed, by case and place among its answers.</param>
internal sealed class CaseAnswers(IReadOnlySet<(Guid CaseId, int At)> unconfirmed)
{
    private readonly Dictionary<(string Answers, bool IsArchived), IReadOnlyList<Satisfaction>> _answers = [];
    private readonly Dictionary<string, IReadOnlyList<GivenAnswer>> _given = [];
    private readonly HashSet<Guid> _unconfirmedCases = [.. unconfirmed.Select(u => u.CaseId)];

    /// <summary>What each deputy counts with: who gave no answer, only once the case is archived.</summary>
    public IReadOnlyList<Satisfaction> Of(string answers, bool isArchived)
    {
        if (!_answers.TryGetValue((answers, isArchived), out var read))
            _answers[(answers, isArchived)] = read = [.. answers.Chunk(2).Where(a => isArchived || a[0] != CaseFigure.None).Select(a => Said(a[0]))];
        return read;
    }

    /// <summary>The answers that were given, with where they came from.</summary>
    public IReadOnlyList<GivenAnswer> Given(Guid caseId, string answers)
    {
        if (_unconfirmedCases.Contains(caseId))
            return Read(answers, at => unconfirmed.Contains((caseId, at)));
        if (!_given.TryGetValue(answers, out var read))
            _given[answers] = read = Read(answers, _ => false);
        return read;
    }

    private static IReadOnlyList<GivenAnswer> Read(string answers, Func<int, bool> isUnconfirmed) =>
        [.. answers.Chunk(2).Index().Where(a => a.Item[0] != CaseFigure.None)
            .Select(a => new GivenAnswer(Said(a.Item[0]), isUnconfirmed(a.Index) ? AnswerOrigin.Unconfirmed : Origin(a.Item[1])))];

    private static Satisfaction Said(char letter) => letter switch
    {
        CaseFigure.None => Satisfaction.NoAnswer,
        'S' => Satisfaction.Satisfied,
        'B' => Satisfaction.MostlySatisfied,
        'N' => Satisfaction.NoJudgement,
        _ => Satisfaction.Dissatisfied,
    };

    private static AnswerOrigin Origin(char letter) => letter switch
    {
        'L' => AnswerOrigin.Link,
        'P' => AnswerOrigin.PaperLink,
        _ => AnswerOrigin.Entered,
    };
}
