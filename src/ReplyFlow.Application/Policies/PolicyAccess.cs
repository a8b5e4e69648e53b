using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>Who reads which policies, and who keeps them. The common base is everybody's to read; a bureau's own are its people's.</summary>
public static class PolicyAccess
{
    /// <summary>Whether the actor adds to, changes and repeals what a bureau keeps for itself, or the common base.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="bureauId">The bureau; null for the common base.</param>
    public static bool MayKeepPolicies(this Actor actor, Guid? bureauId) => bureauId is { } bureau
        ? actor.Is(Roles.BureauOffice) && actor.BureauId == bureau
        : actor.Is(Roles.Dispatcher) || actor.Is(Roles.Administrator);

    /// <summary>Whether the actor keeps any.</summary>
    public static bool KeepsPolicies(this Actor actor) => actor.MayKeepPolicies(null) || actor.MayKeepPolicies(actor.BureauId);

    /// <summary>Documents that the actor may read.</summary>
    public static IQueryable<PolicyDocument> ReadableBy(this IQueryable<PolicyDocument> documents, Actor actor)
    {
        var bureau = actor.BureauId;
        return documents.Where(d => d.BureauId == null || d.BureauId == bureau);
    }

    /// <summary>Unconfirmed ones that the actor may see: those that they keep.</summary>
    public static IQueryable<PolicyDraft> KeptBy(this IQueryable<PolicyDraft> drafts, Actor actor)
    {
        var (common, own, bureau) = (actor.MayKeepPolicies(null), actor.MayKeepPolicies(actor.BureauId), actor.BureauId);
        return drafts.Where(d => (d.BureauId == null && common) || (d.BureauId == bureau && own));
    }

    /// <summary>Refuses who may not keep these.</summary>
    /// <exception cref="NotAllowedException">They may not.</exception>
    internal static void DemandPolicies(this Actor? actor, Guid? bureauId)
    {
        if (actor?.MayKeepPolicies(bureauId) == false)
            throw new NotAllowedException(bureauId is null ? "共用的政策文件由政府办公室或系统管理员维护。" : "本单位的政策文件由本单位办公室维护。");
    }

    /// <summary>A document to be changed, tracked.</summary>
    /// <exception cref="NotFoundException">There is none that the actor may read.</exception>
    /// <exception cref="NotAllowedException">They may not change it.</exception>
    internal static async Task<PolicyDocument> KeptPolicyAsync(this ReplyFlowDb db, Actor? actor, Guid id, CancellationToken ct)
    {
        var documents = actor is null ? db.PolicyDocuments : db.PolicyDocuments.ReadableBy(actor);
        var document = await documents.FirstOrDefaultAsync(d => d.Id == id, ct)
            ?? throw new NotFoundException("没有这份政策文件，或您无权查看。");
        actor.DemandPolicies(document.BureauId);
        return document;
    }
}
