using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Calendar;

/// <summary>Gives up a year that was imported or edited: the shipped one holds again, or none.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class RemoveModel(SaveCalendar command) : CalendarChangePage(command)
{
    private readonly SaveCalendar _command = command;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>Whether the product brings this year itself.</summary>
    public bool IsShipped => WorkingCalendar.Shipped.IsLoaded(Year);

    /// <inheritdoc />
    protected override int? Drop => Year;

    public async Task OnGetAsync()
    {
        // Refuses a year that is not stored, in words.
        await _command.PreviewAsync(new CalendarInput([], Year), Aborted);
        await LoadAsync();
    }
}
