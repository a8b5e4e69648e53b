using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Setup;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Pages.Setup;

/// <summary>The first body and its administrator, as typed on an empty installation.</summary>
public sealed class SetUpForm
{
    [Display(Name = "一次性初始化口令")]
    public string Code { get; set; } = "";

    [Display(Name = "单位全称")]
    public string BureauName { get; set; } = "";

    [Display(Name = "单位简称")]
    public string BureauShortName { get; set; } = "";

    public BureauKind BureauKind { get; set; }

    [Display(Name = "机关代字")]
    public string SeriesPrefix { get; set; } = "";

    [Display(Name = "姓名")]
    public string DisplayName { get; set; } = "";

    [Display(Name = "登录名")]
    public string UserName { get; set; } = "";

    [Display(Name = "密码")]
    public string Password { get; set; } = "";

    [Display(Name = "再输入一次密码")]
    public string Repeat { get; set; } = "";

    /// <summary>What the command takes.</summary>
    public SetUpInput ToInput() =>
        new(Code, BureauName, BureauShortName, BureauKind, SeriesPrefix, DisplayName, UserName, Password, Repeat);
}
