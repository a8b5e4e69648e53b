using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>提醒与督促: the ladder of all steps, or of the one named in the address.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class RemindersModel(ReminderQueries queries, SaveReminders command, StepQueries steps, CaseDeadlines deadlines, DueText due) : AppPage
{
    private const int ExampleDays = 20;

    /// <summary>The step whose own ladder is shown; empty for the common one.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "步骤")]
    public string Step { get; set; } = "";

    [BindProperty]
    public ReminderForm Input { get; set; } = new();

    public ReminderSettings Settings { get; private set; } = new();

    public IReadOnlyList<NamedStep> Kinds { get; private set; } = [];

    /// <summary>The step shown; null for the common ladder.</summary>
    public NamedStep? Kind { get; private set; }

    /// <summary>The due date that the table takes as an example: about a month from now, on a day that is worked.</summary>
    public DateOnly Example => deadlines.Calendar.AddWorkingDays(due.Today, ExampleDays);

    /// <summary>What the saved rules do to it.</summary>
    public IReadOnlyList<LadderRow> Rows => LadderRow.Of(Settings.LadderFor(Step), Example, deadlines.Calendar);

    public override async Task LoadAsync()
    {
        Settings = await queries.SettingsAsync(Aborted);
        Kinds = await steps.ReadAsync(Aborted);
        Kind = string.IsNullOrEmpty(Step) ? null : Kinds.FirstOrDefault(k => k.Key == Step) ?? throw new NotFoundException("没有这个环节，可能链接有误。");
    }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.Show(Settings.LadderFor(Step));
        (Input.Hour, Input.Address, Input.Deputies) = (Settings.Hour, Settings.Address, string.Join("、", Settings.Deputies));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Input.Ladder, Input.Hour, Input.Address, Input.Deputies, CancellationToken.None);
        return Done("提醒规则已保存，从下一次提醒起生效。", "/Settings/Reminders", new { step = (string?)null });
    }

    public async Task<IActionResult> OnPostStepAsync()
    {
        await command.RunAsync(Me, Step, Input.Ladder, CancellationToken.None);
        return Done("这个环节的提醒规则已保存，从下一次提醒起生效。", "/Settings/Reminders", new { step = (string?)null });
    }

    public async Task<IActionResult> OnPostCommonAsync()
    {
        await command.RunAsync(Me, Step, null, CancellationToken.None);
        return Done("这个环节改用通用的提醒规则。", "/Settings/Reminders", new { step = (string?)null });
    }

    /// <summary>The rules of all steps, the common ones first, a row each.</summary>
    public IEnumerable<(string Key, string Title, ReminderLadder Ladder, bool IsOwn)> Ladders =>
    [
        ("", "通用规则", Settings.Ladder, true),
        .. Kinds.Select(k => (k.Key, k.Title, Settings.LadderFor(k.Key), Settings.Steps.ContainsKey(k.Key))),
    ];
}
