using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.WorkItems.Assign;

/// <summary>The bureaus that may be given a case, and the rules of what goes together; for one case or for many at once.</summary>
internal sealed class AssignableBureaus
{
    private readonly HashSet<Guid> _vacant;
    private readonly string _mender;

    private AssignableBureaus(IReadOnlyDictionary<Guid, string> names, HashSet<Guid> vacant, string mender) =>
        (Names, _vacant, _mender) = (names, vacant, mender);

    /// <summary>Short names, by id.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; }

    /// <summary>Reads them, and which of those that are asked have nobody to get it.</summary>
    public static async Task<AssignableBureaus> ReadAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> asked, CancellationToken ct)
    {
        var names = await db.Bureaus.Where(b => b.IsActive && b.Kind == BureauKind.Handling).ToDictionaryAsync(b => b.Id, b => b.ShortName, ct);
        var staffed = await db.HoldersOf(Roles.BureauOffice).Where(u => asked.Contains(u.BureauId)).Select(u => u.BureauId).Distinct().ToListAsync(ct);
        var vacant = asked.Where(names.ContainsKey).Except(staffed).ToHashSet();
        return new AssignableBureaus(names, vacant, vacant.Count == 0 ? "" : await Vacancy.MenderAsync(db, ct));
    }

    /// <summary>What does not go together, or would reach nobody; the words to the bureaus aside.</summary>
    public IEnumerable<FieldError> Check(AssignInput input)
    {
        if (input.LeadBureauId is not { } lead || !Names.ContainsKey(lead))
            yield return new("LeadBureauId", "请选择主办单位。");
        var others = input.CoHandlerIds.Concat(input.ReaderIds).ToList();
        if (others.Any(o => !Names.ContainsKey(o)))
            yield return new("CoHandlerIds", "所选单位中有已停用或不存在的单位，请重新选择。");
        if (input.LeadBureauId is { } l && others.Contains(l))
            yield return new("CoHandlerIds", "主办单位不能同时是会办或参阅单位。");
        if (others.Count != others.Distinct().Count())
            yield return new("CoHandlerIds", "同一单位不能既会办又参阅，也不能重复选择。");
        var asks = input.CoHandlerIds.Append(input.LeadBureauId ?? default).Where(_vacant.Contains).Distinct();
        if (asks.Select(id => Names[id]).ToList() is { Count: > 0 } vacant)
            yield return new(
                input.LeadBureauId is { } asked && _vacant.Contains(asked) ? "LeadBureauId" : "CoHandlerIds",
                $"{string.Join("、", vacant)}还没有人担任“{Roles.Label(Roles.BureauOffice)}”，收不到交办。{_mender}");
    }
}
