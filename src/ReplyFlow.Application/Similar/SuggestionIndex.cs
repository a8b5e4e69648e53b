using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;

namespace ReplyFlow.Application.Similar;

/// <summary>
/// All suggestions of the database in this process's memory, brought up to date before each question by what was entered since: every process
/// on one database answers alike. A correction enters a text anew; what that leaves is seen by the number of texts.
/// </summary>
public sealed class SuggestionIndex
{
    private const int Batch = 1_000;

    private readonly SemaphoreSlim _turn = new(1);
    private BigramIndex _index = new();
    private readonly Dictionary<long, int> _numbers = [];
    private readonly List<Guid> _suggestions = [];

    /// <summary>The suggestions most like a text, the likest first.</summary>
    internal async Task<IReadOnlyList<(Guid SuggestionId, double Likeness)>> NearestAsync(
        ReplyFlowDb db, string title, string body, int most, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await RefreshAsync(db, ct);
            return [.. _index.Nearest(SearchText.Fold(title), SearchText.Fold(body), most).Select(n => (_suggestions[n.Number], n.Likeness))];
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The same for several texts at once.</summary>
    /// <param name="db">The database.</param>
    /// <param name="texts">The texts as they are searched, folded, the title before the first space.</param>
    /// <param name="most">Most found for each.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<IReadOnlyList<IReadOnlyList<(Guid SuggestionId, double Likeness)>>> NearestAsync(
        ReplyFlowDb db, IReadOnlyList<string> texts, int most, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await RefreshAsync(db, ct);
            return [.. texts.Select(Nearest)];
        }
        finally
        {
            _turn.Release();
        }

        IReadOnlyList<(Guid, double)> Nearest(string text)
        {
            var end = Math.Max(0, text.IndexOf(' '));
            return [.. _index.Nearest(text[..end], text[end..], most).Select(n => (_suggestions[n.Number], n.Likeness))];
        }
    }

    private async Task RefreshAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var texts = db.FullTexts.AsNoTracking().Where(t => t.Kind == FullTextKind.Suggestion);
        var (count, newest) = (await texts.CountAsync(ct), await texts.MaxAsync(t => (long?)t.Id, ct) ?? 0);
        await ForgetOtherAsync(texts, ct);
        var known = _numbers.Count == 0 ? 0 : _numbers.Keys.Max();
        if (count == _numbers.Count && newest == known)
            return;
        while (await AddAsync(texts.Where(t => t.Id > known), ct) is > 0 and var last)
            known = last;
        if (_numbers.Count == count)
            return;
        // Some are gone, or were committed behind later ones.
        var there = (await texts.Select(t => t.Id).ToListAsync(ct)).ToHashSet();
        foreach (var (id, number) in _numbers.Where(n => !there.Contains(n.Key)).ToList())
        {
            _index.Remove(number);
            _numbers.Remove(id);
        }
        foreach (var late in there.Where(id => !_numbers.ContainsKey(id)).Order().Chunk(Batch))
            await AddAsync(texts.Where(t => late.Contains(t.Id)), ct);
    }

    /// <summary>Begins anew where the database was replaced by another under the process: the first and the last text known are of others there.</summary>
    private async Task ForgetOtherAsync(IQueryable<FullText> texts, CancellationToken ct)
    {
        if (_numbers.Count == 0)
            return;
        long[] ends = [_numbers.Keys.Min(), _numbers.Keys.Max()];
        var there = await texts.Where(t => ends.Contains(t.Id)).Select(t => new { t.Id, t.SourceId }).ToListAsync(ct);
        if (there.TrueForAll(t => _suggestions[_numbers[t.Id]] == t.SourceId))
            return;
        _index = new BigramIndex();
        _numbers.Clear();
        _suggestions.Clear();
    }

    /// <summary>Adds the first of some texts.</summary>
    /// <returns>The last one's key; 0 where there was none.</returns>
    private async Task<long> AddAsync(IQueryable<FullText> texts, CancellationToken ct)
    {
        var some = await texts.OrderBy(t => t.Id).Take(Batch).Select(t => new { t.Id, t.SourceId, t.Text }).ToListAsync(ct);
        foreach (var t in some)
        {
            var end = Math.Max(0, t.Text.IndexOf(' '));
            _numbers[t.Id] = _index.Add(t.Text[..end], t.Text[end..]);
            _suggestions.Add(t.SourceId);
        }
        return some.Count == 0 ? 0 : some[^1].Id;
    }
}
