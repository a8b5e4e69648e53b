using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Substitutions;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.Substitutions;

namespace ReplyFlow.Web.Pages.Account;

/// <summary>请人代理: my own substitutes, and for whom I stand in.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class SubstitutionModel(ReplyFlowDb db, NameSubstitute name, EndSubstitution end, StepList steps, DueText due)
    : SubstitutionPage(db, name, end, steps, due)
{
    public override Guid? PrincipalId => Me.UserId;

    public override bool MayEnd(SubstitutionRow row) => row.PrincipalId == Me.UserId || Me.ArrangesSubstitutes();

    public override async Task LoadAsync()
    {
        await base.LoadAsync();
        Signs = Me.Is(Roles.Signatory);
    }

    protected override Task<IReadOnlyList<SubstitutionRow>> ReadAsync(int most) => SubstitutionQueries.OfPersonAsync(Db, Me.UserId, Today, most, Aborted);

    protected override IActionResult Leave(string message) => Done(message, "/Account/Substitution");
}
