using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Messages;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>What a decision of 代联工委 about an address or an answer rests on, as typed.</summary>
public sealed class GroundForm
{
    [Display(Name = "核实日期")]
    public DateOnly? On { get; set; }

    [Display(Name = "问了谁")]
    public string Who { get; set; } = "";

    [Display(Name = "电话号码或方式")]
    public string How { get; set; } = "";

    /// <summary>As the command takes it.</summary>
    public AddressGround ToGround() => new(On, Who, How);
}
