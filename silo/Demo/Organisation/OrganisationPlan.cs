namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>How many principals of each sort a company of some size has; AWS's own services come on top.</summary>
internal sealed record OrganisationPlan(
    int Users, int Teams, int Ci, int Terraform, int Apps, int Fleets, int Functions, int Auditors, int Vendors)
{
    /// <summary>The plan of a company with about so many principals.</summary>
    public static OrganisationPlan Of(int principals)
    {
        int Part(double share, int least) => Math.Max(least, (int)Math.Round(principals * share));
        var users = Part(0.20, 2);
        var (teams, ci, terraform) = (Part(0.12, 2), Part(0.05, 1), Part(0.03, 1));
        var (fleets, functions, auditors, vendors) = (Part(0.12, 1), Part(0.14, 1), Part(0.03, 1), Part(0.03, 1));

        // The break-glass user, the file transfer and the backup are in every company.
        var apps = Math.Max(1, principals - users - teams - ci - terraform - fleets - functions - auditors - vendors - 3);
        return new OrganisationPlan(users, teams, ci, terraform, apps, fleets, functions, auditors, vendors);
    }
}
