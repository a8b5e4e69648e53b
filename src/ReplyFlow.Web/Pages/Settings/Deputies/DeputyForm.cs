using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Web.Pages.Settings.Deputies;

/// <summary>The form about a deputy.</summary>
public sealed class DeputyForm
{
    public string Name { get; set; } = "";
    public string Delegation { get; set; } = "";
    public string Email { get; set; } = "";
    public string Phone { get; set; } = "";

    /// <summary>The form as stored.</summary>
    public static DeputyForm Of(Deputy d) => new() { Name = d.Name, Delegation = d.Delegation, Email = d.Email, Phone = d.Phone };

    /// <summary>What the command takes.</summary>
    public DeputyInput ToInput() => new(Name, Delegation, Email, Phone);
}
