using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.People;

/// <summary>What the pages that create and edit people share: the form and the lists to choose from.</summary>
public abstract class PersonFormPage(OrganisationQueries organisation) : AppPage
{
    [BindProperty]
    public PersonForm Input { get; set; } = new();

    public IReadOnlyList<BureauRow> Bureaus { get; private set; } = [];

    public virtual bool IsNew => false;

    public override async Task LoadAsync()
    {
        var all = await organisation.BureausAsync(Aborted);
        Bureaus = [.. all.Where(b => b.Bureau.IsActive || b.Bureau.Id == Input.BureauId)];
    }

    /// <summary>Kinds of bodies that a role fits, for hiding the others.</summary>
    public static string Kinds(string role) =>
        string.Join(' ', Enum.GetValues<BureauKind>().Where(k => RoleRules.Fits(role, k)));
}
