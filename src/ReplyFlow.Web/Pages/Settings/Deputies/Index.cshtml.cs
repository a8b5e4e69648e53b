using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Deputies;

/// <summary>代表: the list with a search.</summary>
[Authorize(Policy = Policies.ManageDirectory)]
public sealed class IndexModel(ReplyFlowDb db, OrganisationQueries organisation, AddressQueries addresses) : AppPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "要查找的字")]
    public string Text { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<Deputy> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 0);

    /// <summary>邮箱待确认: the message by which a deputy's address is confirmed; null where nothing went there yet.</summary>
    public IReadOnlyDictionary<Guid, Guid?> ToConfirm { get; private set; } = new Dictionary<Guid, Guid?>();

    /// <summary>Deputies to whom nothing can be mailed.</summary>
    public int WithoutEmail { get; private set; }

    public async Task<IActionResult> OnGetExportAsync(string format) =>
        ListFile(DeputySheet.Sheet, await organisation.Deputies(Text).ToListAsync(Aborted), format);

    public async Task OnGetAsync()
    {
        (Rows, Paging) = await Paging.ReadAsync(organisation.Deputies(Text), P, Aborted);
        ToConfirm = await addresses.OfRegisterAsync(Rows, Aborted);
        WithoutEmail = await db.Deputies.CountAsync(d => d.Email == "", Aborted);
    }
}
