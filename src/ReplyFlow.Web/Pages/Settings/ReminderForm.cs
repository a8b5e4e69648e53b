using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Domain.Reminders;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>The form about reminders.</summary>
public sealed class ReminderForm
{
    [Display(Name = "到期前几个工作日提醒")]
    public string Before { get; set; } = "";

    public bool OnDueDay { get; set; }

    [Display(Name = "逾期后每几个工作日提醒一次")]
    public int? EveryAfter { get; set; }

    [Display(Name = "逾期几次后报分管领导")]
    public int? HeadTimes { get; set; }

    [Display(Name = "每天几点开始提醒")]
    public int? Hour { get; set; }

    [Display(Name = "代表没有答复时提前几个工作日提醒")]
    public string Deputies { get; set; } = "";

    [Display(Name = "系统访问地址")]
    public string Address { get; set; } = "";

    /// <summary>The ladder as the command takes it.</summary>
    public LadderInput Ladder => new(Before, OnDueDay, EveryAfter, HeadTimes);

    public void Show(ReminderLadder ladder) =>
        (Before, OnDueDay, EveryAfter, HeadTimes) = (string.Join("、", ladder.Before), ladder.OnDueDay, ladder.EveryAfter, ladder.HeadTimes);
}
