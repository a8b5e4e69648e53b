using System.Linq.Expressions;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Access;

/// <summary>
/// 保密: who may know the deputies of a suggestion whose identity is secret: the liaison body and the lead bureau. The rule
/// stands here once; lists, pages, files, mails and searches all ask it, and <see cref="NameMask"/> for free text.
/// </summary>
public static class Secrecy
{
    /// <summary>Nobody's bureau: stands for readers who handle no case, and for mail, which anybody may come to read.</summary>
    private static readonly Guid Nobody = Guid.Empty;

    /// <summary>What every case has whose deputies somebody may not know; said beside the rule, so that databases find these few by an index.</summary>
    private static readonly Expression<Func<Case, bool>> Secret = c => c.Suggestion!.IdentitySecret;

    /// <summary>Cases whose deputies the actor may know. Whether the actor may see the case at all is asked apart.</summary>
    /// <remarks>In a projection: <c>var known = db.Cases.KnownTo(actor)</c>, then <c>known.Any(k => k.Id == c.Id)</c>.</remarks>
    public static IQueryable<Case> KnownTo(this IQueryable<Case> cases, Actor actor) => cases.Where(MayKnow(actor.BureauId, actor.KnowsAll()));

    /// <summary>Cases whose deputies the actor may not know.</summary>
    internal static IQueryable<Case> HiddenFrom(this IQueryable<Case> cases, Actor actor) =>
        cases.Where(Secret).Where(Not(MayKnow(actor.BureauId, actor.KnowsAll())));

    /// <summary>Cases whose deputies not everybody may know.</summary>
    internal static IQueryable<Case> HiddenFromOutsiders(this IQueryable<Case> cases) =>
        cases.Where(Secret).Where(Not(MayKnow(Nobody, knowsAll: false)));

    /// <summary>Whether the actor knows the deputies of every case.</summary>
    internal static bool KnowsAll(this Actor actor) => actor.Is(Roles.Liaison);

    /// <summary>Whether somebody who is not of the case's bureau may read words that are for an audience.</summary>
    /// <param name="actor">Who reads; they may see the case.</param>
    /// <param name="audience">Whom the words are for.</param>
    /// <param name="isSecret">Whether the identity of the case's deputies is secret.</param>
    internal static bool MayReadOutside(this Actor actor, WordsAudience audience, bool isSecret) => audience switch
    {
        WordsAudience.WhoeverSeesTheCase => true,
        WordsAudience.Nobody => false,
        WordsAudience.WhoeverKnowsTheDeputies => !isSecret || actor.KnowsAll(),
        _ => actor.KnowsAll(),
    };

    /// <summary>Whether a body that gets a copy may know the deputies of a case that was loaded with its suggestion.</summary>
    internal static bool IsKnownTo(this Case c, Bureau body) =>
        MayKnow(body.Id, body.Kind == BureauKind.LiaisonBody).Compile(preferInterpretation: true)(c);

    private static Expression<Func<Case, bool>> MayKnow(Guid bureau, bool knowsAll) => c =>
        !c.Suggestion!.IdentitySecret || knowsAll || c.LeadBureauId == bureau;

    private static Expression<Func<Case, bool>> Not(Expression<Func<Case, bool>> rule) =>
        Expression.Lambda<Func<Case, bool>>(Expression.Not(rule.Body), rule.Parameters);
}
