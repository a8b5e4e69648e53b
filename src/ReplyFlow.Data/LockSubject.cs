namespace ReplyFlow.Data;

/// <summary>
/// What a command that changes the installation itself keeps to itself until its transaction ends. Commands check such a
/// subject before they change it, so two that touch the same one follow each other; no decision about a case takes one.
/// </summary>
public enum LockSubject
{
    /// <summary>Bodies, their divisions, accounts and who stands in for whom: each is checked against the others.</summary>
    Organisation = 1,

    /// <summary>The list of deputies.</summary>
    Deputies = 2,

    /// <summary>The congress's sessions.</summary>
    Sessions = 3,

    /// <summary>Versions of letter templates and which is in force.</summary>
    Templates = 4,

    /// <summary>Versions of workflow definitions, the offers of new ones and which definition new cases start on.</summary>
    Definitions = 5,

    /// <summary>The bureau's own lists for 核稿.</summary>
    ProofreadingLists = 6,

    /// <summary>Giving reminders: one process at a time does.</summary>
    Reminders = 7,

    /// <summary>Numbers of suggestions, which a registration, a correction or an accepted import takes, and the deputies it names.</summary>
    Suggestions = 8,

    /// <summary>Recording failed sign-ins: one process at a time does.</summary>
    SignIns = 9,

    /// <summary>Finding out what people are to be told elsewhere: one process at a time does.</summary>
    Alerts = 10,

    /// <summary>Recording what the virus scanner said of contents that were stored before.</summary>
    Scans = 11,

    /// <summary>Preparing the database at the start of a process: one at a time does.</summary>
    Start = 12,

    /// <summary>What a new program does once to an installation's rows: the first process that starts does.</summary>
    Upgrade = 13,

    /// <summary>The policy library: what is added is compared with what is there, and versions are numbered.</summary>
    Policies = 14,

    /// <summary>Standard passages: names are compared with those that are there.</summary>
    Passages = 15,

    /// <summary>Counting what 核稿 found.</summary>
    Tallies = 16,
}
