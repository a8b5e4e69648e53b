using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Substitutions;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.Substitutions;

namespace ReplyFlow.Web.Pages.Account;

/// <summary>请人代理: my own substitutes, and for whom I stand in.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class SubstitutionModel(
    AccountQueries accounts, SubstitutionQueries substitutions, NameSubstitute name, EndSubstitution end, StepQueries steps, DueText due)
    : SubstitutionPage(accounts, substitutions, name, end, steps, due)
{
    public override Guid? PrincipalId => Me.UserId;

    public override bool MayEnd(SubstitutionRow row) => row.PrincipalId == Me.UserId || Me.ArrangesSubstitutes();

    public override async Task LoadAsync()
    {
        await base.LoadAsync();
        Signs = Me.Is(Roles.Signatory);
    }

    protected override Task<IReadOnlyList<SubstitutionRow>> ReadAsync(int most) => Substitutions.OfPersonAsync(Me.UserId, Today, most, Aborted);

    protected override IActionResult Leave(string message) => Done(message, "/Account/Substitution");
}
