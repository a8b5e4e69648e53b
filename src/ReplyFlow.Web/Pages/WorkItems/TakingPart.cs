using ReplyFlow.Application.Cases;
using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Web.Pages.WorkItems;

/// <summary>What a bureau is asked as, and who else takes part, for steps by which it joins in.</summary>
/// <param name="Own">The role of the reader's bureau; null where it takes no part.</param>
/// <param name="Others">The other bureaus, the lead first.</param>
public sealed record TakingPart(AssignmentRole? Own, IReadOnlyList<CasePart> Others)
{
    /// <summary>Of the parts of a case, from where a bureau stands.</summary>
    public static TakingPart Of(IReadOnlyList<CasePart> parts, string bureau) =>
        new(parts.FirstOrDefault(p => p.Bureau == bureau)?.Role, [.. parts.Where(p => p.Bureau != bureau)]);

    /// <summary>The other bureaus by role, for example 会办：市科技局、市交通局.</summary>
    public IEnumerable<string> Named => Others.GroupBy(p => p.Role).Select(g => $"{CaseHead.RoleLabel(g.Key)}：{string.Join("、", g.Select(p => p.Bureau))}");
}
