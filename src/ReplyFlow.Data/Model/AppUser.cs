using Microsoft.AspNetCore.Identity;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Data.Model;

/// <summary>A person with an account. Belongs to one bureau, and maybe to a division of it.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    /// <summary>The person's name as shown and as printed on letters.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The bureau, government office or liaison body.</summary>
    public Guid BureauId { get; set; }

    public Bureau? Bureau { get; set; }

    /// <summary>The division, if any.</summary>
    public Guid? DivisionId { get; set; }

    /// <summary>The division, if any.</summary>
    public Division? Division { get; set; }

    /// <summary>False once the account is deactivated; it is never deleted, so that the history keeps its names.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Whether the password was set by somebody else and must be changed at the next sign-in.</summary>
    public bool MustChangePassword { get; set; }
}
