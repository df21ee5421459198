/** Names of the MITRE ATT&CK techniques that detections on AWS commonly carry. An id that is not here shows alone. */
const names: Readonly<Record<string, string>> = {
  T1003: 'OS Credential Dumping',
  T1021: 'Remote Services',
  'T1021.007': 'Remote Services: Cloud Services',
  'T1021.008': 'Remote Services: Direct Cloud VM Connections',
  T1046: 'Network Service Discovery',
  T1048: 'Exfiltration Over Alternative Protocol',
  T1059: 'Command and Scripting Interpreter',
  'T1059.009': 'Command and Scripting Interpreter: Cloud API',
  T1069: 'Permission Groups Discovery',
  'T1069.003': 'Permission Groups Discovery: Cloud Groups',
  T1070: 'Indicator Removal',
  T1074: 'Data Staged',
  T1078: 'Valid Accounts',
  'T1078.001': 'Valid Accounts: Default Accounts',
  'T1078.004': 'Valid Accounts: Cloud Accounts',
  T1087: 'Account Discovery',
  'T1087.004': 'Account Discovery: Cloud Account',
  T1090: 'Proxy',
  'T1090.003': 'Proxy: Multi-hop Proxy',
  T1098: 'Account Manipulation',
  'T1098.001': 'Account Manipulation: Additional Cloud Credentials',
  'T1098.003': 'Account Manipulation: Additional Cloud Roles',
  T1105: 'Ingress Tool Transfer',
  T1110: 'Brute Force',
  T1119: 'Automated Collection',
  T1133: 'External Remote Services',
  T1136: 'Create Account',
  'T1136.003': 'Create Account: Cloud Account',
  T1190: 'Exploit Public-Facing Application',
  T1199: 'Trusted Relationship',
  T1204: 'User Execution',
  T1212: 'Exploitation for Credential Access',
  T1485: 'Data Destruction',
  T1486: 'Data Encrypted for Impact',
  T1489: 'Service Stop',
  T1490: 'Inhibit System Recovery',
  T1496: 'Resource Hijacking',
  T1498: 'Network Denial of Service',
  T1525: 'Implant Internal Image',
  T1526: 'Cloud Service Discovery',
  T1528: 'Steal Application Access Token',
  T1530: 'Data from Cloud Storage',
  T1531: 'Account Access Removal',
  T1535: 'Unused/Unsupported Cloud Regions',
  T1537: 'Transfer Data to Cloud Account',
  T1538: 'Cloud Service Dashboard',
  T1546: 'Event Triggered Execution',
  T1548: 'Abuse Elevation Control Mechanism',
  'T1548.005': 'Temporary Elevated Cloud Access',
  T1550: 'Use Alternate Authentication Material',
  'T1550.001': 'Application Access Token',
  T1552: 'Unsecured Credentials',
  'T1552.001': 'Unsecured Credentials: Credentials In Files',
  'T1552.005': 'Unsecured Credentials: Cloud Instance Metadata API',
  'T1552.007': 'Unsecured Credentials: Container API',
  T1555: 'Credentials from Password Stores',
  'T1555.006': 'Cloud Secrets Management Stores',
  T1556: 'Modify Authentication Process',
  'T1556.006': 'Modify Authentication Process: Multi-Factor Authentication',
  T1562: 'Impair Defenses',
  'T1562.001': 'Impair Defenses: Disable or Modify Tools',
  'T1562.007': 'Impair Defenses: Disable or Modify Cloud Firewall',
  'T1562.008': 'Impair Defenses: Disable or Modify Cloud Logs',
  T1566: 'Phishing',
  T1567: 'Exfiltration Over Web Service',
  T1578: 'Modify Cloud Compute Infrastructure',
  'T1578.001': 'Modify Cloud Compute Infrastructure: Create Snapshot',
  'T1578.002': 'Modify Cloud Compute Infrastructure: Create Cloud Instance',
  'T1578.005': 'Modify Cloud Compute Configurations',
  T1580: 'Cloud Infrastructure Discovery',
  T1606: 'Forge Web Credentials',
  T1609: 'Container Administration Command',
  T1610: 'Deploy Container',
  T1613: 'Container and Resource Discovery',
  T1619: 'Cloud Storage Object Discovery',
  T1621: 'Multi-Factor Authentication Request Generation',
  T1648: 'Serverless Execution',
  T1651: 'Cloud Administration Command',
};

/** The technique's name, or its parent's, or null. */
export function techniqueName(id: string): string | null {
  return names[id] ?? names[id.split('.')[0] ?? ''] ?? null;
}

/** Its page at MITRE, or null for an id of another form: ids come from users' rules. */
export function techniqueUrl(id: string): string | null {
  const match = /^(T\d{4})(?:\.(\d{3}))?$/.exec(id);
  if (match === null) {
    return null;
  }

  return `https://attack.mitre.org/techniques/${match[1]}/${match[2] === undefined ? '' : `${match[2]}/`}`;
}

export const knownTechniques: readonly string[] = Object.keys(names).sort();
