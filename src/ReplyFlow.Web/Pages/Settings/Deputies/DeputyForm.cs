using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Web.Pages.Settings.Deputies;

/// <summary>The form about a deputy.</summary>
public sealed class DeputyForm
{
    [Display(Name = "姓名")]
    public string Name { get; set; } = "";

    [Display(Name = "代表团")]
    public string Delegation { get; set; } = "";

    [Display(Name = "电子邮箱")]
    public string Email { get; set; } = "";

    [Display(Name = "电话")]
    public string Phone { get; set; } = "";

    /// <summary>The form as stored.</summary>
    public static DeputyForm Of(Deputy d) => new() { Name = d.Name, Delegation = d.Delegation, Email = d.Email, Phone = d.Phone };

    /// <summary>What the command takes.</summary>
    public DeputyInput ToInput() => new(Name, Delegation, Email, Phone);
}

/// <summary>What 代联工委 says of one address of a deputy.</summary>
public sealed class FormerAddressForm
{
    [Display(Name = "以前的邮箱")]
    public string Address { get; set; } = "";

    /// <summary>Whether it was the deputy's; null for not said.</summary>
    public bool? IsTheirs { get; set; }
}
