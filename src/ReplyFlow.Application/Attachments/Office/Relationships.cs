using System.Xml;

namespace ReplyFlow.Application.Attachments.Office;

/// <summary>What parts of a Word or Excel file refer to: only by these do programs find macros, objects and what lies elsewhere.</summary>
internal static class Relationships
{
    private const string External = "External";

    /// <summary>Last words of the types of what runs or brings files along.</summary>
    private static readonly HashSet<string> Active = new(StringComparer.OrdinalIgnoreCase)
    {
        "vbaProject", "wordVbaData", "oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument", "frame",
        "xlMacrosheet", "xlIntlMacrosheet", "dialogsheet", "extensibility", "userCustomization", "attachedToolbars", "webextension",
        "webextensiontaskpanes", "audio", "video", "media",
    };

    /// <summary>What may lie on a disk: neither loads anything but from the reader's own machine, and Office writes its own paths.</summary>
    private static readonly HashSet<string> OnDisk = new(StringComparer.OrdinalIgnoreCase)
    {
        "attachedTemplate", "externalLinkPath", "xlPathMissing", "xlStartup", "xlAlternateStartup", "xlLibrary", "image",
    };

    /// <summary>Why one is refused; null where it is not.</summary>
    public static string? Fault(XmlReader relationship)
    {
        var type = Attribute(relationship, "Type").Trim().Split('/')[^1];
        var target = Attribute(relationship, "Target").Trim();
        if (Active.Contains(type))
            return OfficeFaults.Active;
        // Connections to databases and pages of the web are told in a part of the file.
        if (type.Equals("connections", StringComparison.OrdinalIgnoreCase))
            return OfficeFaults.Remote;
        var isExternal = Attribute(relationship, "TargetMode").Trim().Equals(External, StringComparison.OrdinalIgnoreCase);
        if (type.Equals("hyperlink", StringComparison.OrdinalIgnoreCase))
            return LinkTarget.IsHarmless(target) ? null : OfficeFaults.Leads;
        if (!isExternal && !IsRemote(target))
            return null;
        return OnDisk.Contains(type) && !IsRemote(target) ? null : OfficeFaults.Remote;
    }

    /// <summary>The value of an attribute by its local name; empty where there is none.</summary>
    public static string Attribute(XmlReader element, string name)
    {
        var value = "";
        for (var has = element.MoveToFirstAttribute(); has; has = element.MoveToNextAttribute())
            if (element.LocalName == name)
                value = element.Value;
        element.MoveToElement();
        return value;
    }

    /// <summary>Whether a target is on another machine: an address of any scheme, or a share.</summary>
    private static bool IsRemote(string target)
    {
        var path = Uri.UnescapeDataString(target).Replace('\\', '/');
        if (path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            path = path[5..];
            // Three slashes begin a path on this machine, two a machine.
            path = path.StartsWith("///", StringComparison.Ordinal) ? path[3..] : path;
        }
        var scheme = path.IndexOf(':', StringComparison.Ordinal);
        // One letter is a drive.
        return path.StartsWith("//", StringComparison.Ordinal) || scheme > 1;
    }
}
