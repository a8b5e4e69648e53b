using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Substitutions;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Substitutions;

/// <summary>代理安排: the office names substitutes for people of its bureau, the administrator for everybody.</summary>
[Authorize(Policy = Policies.ArrangeSubstitutes)]
public sealed class IndexModel(
    AccountQueries accounts, SubstitutionQueries substitutions, NameSubstitute name, EndSubstitution end, StepQueries steps, DueText due)
    : SubstitutionPage(accounts, substitutions, name, end, steps, due)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    /// <summary>Whom a substitute can be named for.</summary>
    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    /// <summary>The chosen person; null while none is.</summary>
    public PersonRow? Chosen { get; private set; }

    public override Guid? PrincipalId => Person;

    public override bool MayEnd(SubstitutionRow row) => true;

    public override async Task LoadAsync()
    {
        var people = await Accounts.People("", Me.Is(Roles.Administrator) ? null : Me.BureauId, withInactive: false).ToListAsync(Aborted);
        People = [.. people.Where(p => SubstitutionRules.MaySubstitute(p.Roles))];
        Chosen = Person is null ? null : People.FirstOrDefault(p => p.Id == Person) ?? throw new NotFoundException("没有这个人，或不能由您为其指定代理人。");
        Signs = Chosen?.Roles.Contains(Roles.Signatory) ?? false;
        await base.LoadAsync();
    }

    protected override Task<IReadOnlyList<SubstitutionRow>> ReadAsync(int most) => Substitutions.ArrangedByAsync(Me, Today, most, Aborted);

    protected override IActionResult Leave(string message) => Done(message, "/Substitutions/Index", new { person = (Guid?)null, id = (Guid?)null });
}
