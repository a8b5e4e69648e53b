using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>提醒与督促: the ladder of all steps, or of the one named in the address.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class RemindersModel(ReminderQueries queries, SaveReminders command, StepQueries steps) : AppPage
{
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
        (Input.Hour, Input.Address) = (Settings.Hour, Settings.Address);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Input.Ladder, Input.Hour, Input.Address, CancellationToken.None);
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

    /// <summary>A ladder in one sentence.</summary>
    public static string Words(ReminderLadder ladder)
    {
        var parts = new List<string>();
        if (ladder.Before.Count > 0)
            parts.Add($"到期前 {string.Join("、", ladder.Before)} 个工作日");
        if (ladder.OnDueDay)
            parts.Add("到期当天");
        if (ladder.EveryAfter > 0)
            parts.Add($"逾期后每 {ladder.EveryAfter} 个工作日（前 {ladder.HeadTimes} 次报处室负责人，之后报分管领导）");
        return parts.Count == 0 ? "不提醒" : string.Join("，", parts);
    }
}
